import type { CallTreeOrder } from '../../profile/index.ts';
import type { PanelToHost } from '../../protocol/index.ts';
import type { Host } from '../shared/host.ts';
import { elementOf } from './elementOf.ts';
import type { Navigation } from './navigation.ts';
import { handlePictureKey, type PictureContext } from './pictureInput.ts';
import type { SavedState, Tab } from './savedState.ts';
import type { Selector } from './selector.ts';
import { resizeLanes } from './splitter.ts';
import type { PageActions } from './view/pageModel.ts';

/** What the actions of the page work on. */
export interface ActionParts {
  readonly host: Host<PanelToHost>;
  readonly navigation: Navigation;
  readonly selector: Selector;
  /** There once the page has been painted. */
  readonly input: () => PictureContext;
  readonly tab: () => Tab;
  /** Keeps a change and shows it. */
  readonly save: (change: Partial<SavedState>) => void;
  readonly setFilter: (filter: string) => void;
  readonly setOrder: (order: CallTreeOrder) => void;
  readonly focusTable: (tab: Tab) => void;
}

/** Everything that a person can do on the page, as the view calls it. */
export function makePageActions(parts: ActionParts): PageActions {
  const { host, navigation, selector, save, setFilter, setOrder } = parts;
  return {
    stop: () => host.post({ type: 'stop' }),
    profileAgain: () => host.post({ type: 'profile-again' }),
    compare: () => host.post({ type: 'compare' }),
    exportAs: (format) => host.post({ type: 'export', format }),
    zoom: (factor) => navigation.zoom(factor, undefined, true),
    fit: () => navigation.fit(),
    showKeys: () => elementOf('key-help', HTMLDialogElement).showModal(),
    selectLane: (lane, isAdded) => selector.selectLane(lane, isAdded),
    selectWhole: () => selector.selectWhole(),
    showFinding: (finding) => selector.showFinding(finding),
    goTo: (fn, action) => host.post({ type: 'go-to', fn, action }),
    setOrder,
    pictureKey: (event) => handlePictureKey(event, parts.input()),
    showMessagesAs: (messagesAs) => save({ messagesAs }),
    showTab: (tab) => save({ tab }),
    setFilter,
    leaveFilter: () => {
      setFilter('');
      parts.focusTable(parts.tab());
    },
    resize: (event) =>
      resizeLanes(event, elementOf('scroller', HTMLElement).clientHeight, (lanesHeight) =>
        save({ lanesHeight }),
      ),
  };
}
