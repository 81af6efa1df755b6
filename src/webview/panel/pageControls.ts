import type { CallTreeOrder } from '../../profile/index.ts';
import type { PanelToHost } from '../../protocol/index.ts';
import type { Host } from '../shared/host.ts';
import { announce } from './announce.ts';
import type { TimeWindow } from './layout/index.ts';
import { Motion } from './motion.ts';
import { Navigation } from './navigation.ts';
import { makePageActions } from './pageActions.ts';
import type { PageDrawings } from './pageDrawings.ts';
import type { PageFilter } from './pageFilter.ts';
import type { SavedStore } from './savedStore.ts';
import { Selector, type SelectorPage } from './selector.ts';
import { TaskWalker, type WalkerPage } from './taskWalker.ts';
import type { PageActions } from './view/pageModel.ts';

/** What a person's doings need of the page. */
export interface ControlHooks {
  readonly host: Host<PanelToHost>;
  readonly saved: SavedStore;
  readonly filter: PageFilter;
  readonly shown: SelectorPage['shown'];
  readonly revision: () => number;
  readonly ask: WalkerPage['ask'];
  /** There once the page has been painted. */
  readonly drawings: () => PageDrawings;
  readonly render: () => void;
  readonly showWindow: (window: TimeWindow) => void;
  readonly showSelection: () => void;
  readonly setFilter: (words: string) => void;
}

/** Where a person is and what is selected, and everything that changes it. */
export interface PageControls {
  readonly navigation: Navigation;
  readonly selector: Selector;
  readonly actions: PageActions;
  readonly walker: TaskWalker;
  /** What is selected decides what the lower half is of. */
  readonly setScope: () => void;
  /** Forgets where a person was in a run, for another one. */
  readonly beginAnew: () => void;
}

export function makePageControls(hooks: ControlHooks): PageControls {
  const { host, saved, filter, drawings } = hooks;
  const motion = new Motion((window) => hooks.showWindow(window));
  const navigation = new Navigation(saved.state.view, {
    show: (window) => {
      motion.stop();
      hooks.showWindow(window);
    },
    move: (from, to) => motion.move(from, to),
    chosen: (view) => {
      saved.save({ view });
      setScope();
    },
  });
  const selector = new Selector({
    shown: hooks.shown,
    matches: () => filter.tasks,
    navigation,
    save: (change) => saved.save(change),
    selectedKey: () => saved.state.selectedTask,
    walk: (step) => walker.step(step),
    widthPx: () => drawings().picture.widthPx,
    changed: hooks.showSelection,
    reveal: {
      lane: (lane) => drawings().picture.revealLane(lane),
      taskRow: (task) => drawings().tables.revealTask(task),
      laneRow: (lane) => drawings().tables.revealLane(lane),
    },
    announce,
  });
  const walker = new TaskWalker({
    ask: hooks.ask,
    revision: hooks.revision,
    where: () => ({
      selected: saved.state.selectedTask,
      lane: selector.selection.lane,
      filter: saved.state.filter,
      window: navigation.window,
    }),
    found: (tasks) => {
      const timeline = hooks.shown()?.timeline;
      if (timeline !== undefined) selector.selectStepped({ ...timeline, tasks }, 0);
    },
    none: (step) => selector.sayNone(step),
  });
  /** One lane has an order of time; of all lanes, the first one stands for them. */
  const setOrder = (order: CallTreeOrder) => {
    saved.save({ order });
    drawings().analysis.setOrder(order);
    const { lanes } = selector.selection;
    if (order === 'time' && lanes.length !== 1) selector.selectLane(Math.max(0, lanes[0] ?? 0));
    hooks.render();
  };
  const actions = makePageActions({
    host,
    navigation,
    selector,
    input: () => drawings().input,
    tab: () => saved.state.tab,
    save: (change) => {
      saved.save(change);
      hooks.render();
    },
    setFilter: hooks.setFilter,
    setOrder,
    focusTable: (tab) => {
      if (tab === 'tasks' || tab === 'lanes') drawings().tables.focus(tab);
      else drawings().analysis.focusTable(tab);
    },
  });
  const setScope = () => {
    const timeline = hooks.shown()?.timeline;
    if (timeline === undefined) return;
    const lanes = selector.selection.save(timeline).selectedLanes;
    drawings().analysis.setScope({ lanes, window: navigation.window });
  };
  const beginAnew = () => {
    navigation.reset();
    saved.save({ selectedLanes: [], selectedTask: null });
  };
  return { navigation, selector, actions, walker, setScope, beginAnew };
}
