import type { CallTreeOrder, SampledFunction } from '../../../profile/index.ts';
import type { Timeline } from '../../../profile/timeline.ts';
import type { ExportFormat, PanelFinding, PlaceAction } from '../../../protocol/index.ts';
import type { AnalysisView } from '../analysis/analysis.ts';
import type { SelectLane } from '../laneLabels.ts';
import type { RowsLayout, TimeWindow } from '../layout/index.ts';
import type { MessagesAs, Tab } from '../savedState.ts';

/** Everything that the page's DOM shows; the canvases and the tables are drawn by their own classes. */
export interface PageModel {
  readonly title: string;
  readonly canRunAgain: boolean;
  readonly timeline: Timeline | undefined;
  readonly rows: RowsLayout | undefined;
  readonly window: TimeWindow;
  readonly isWhole: boolean;
  readonly problems: readonly string[];
  /** 0…1: how much of a large file has been read. */
  readonly readShare: number;
  readonly selectedLanes: readonly number[];
  readonly order: CallTreeOrder;
  readonly messagesAs: MessagesAs;
  readonly analysis: AnalysisView;
  readonly tab: Tab;
  readonly filter: string;
  /** How many tasks, and how many functions, the filter lets through; undefined without one. */
  readonly matchCount: number | undefined;
  readonly functionMatchCount: number | undefined;
  readonly lanesHeight: number;
}

/** What a person can do on the page. */
export interface PageActions {
  readonly stop: () => void;
  readonly profileAgain: () => void;
  readonly compare: () => void;
  readonly exportAs: (format: ExportFormat) => void;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  readonly showKeys: () => void;
  readonly selectLane: SelectLane;
  readonly selectWhole: () => void;
  readonly showFinding: (finding: PanelFinding) => void;
  readonly goTo: (fn: SampledFunction, action: PlaceAction) => void;
  readonly setOrder: (order: CallTreeOrder) => void;
  readonly pictureKey: (event: KeyboardEvent) => void;
  readonly showMessagesAs: (as: MessagesAs) => void;
  readonly showTab: (tab: Tab) => void;
  readonly setFilter: (filter: string) => void;
  readonly leaveFilter: () => void;
  readonly resize: (event: PointerEvent | KeyboardEvent) => void;
}
