/**
 * Messages across the panel's border. The extension host forwards `ServiceToPanel` and `PanelToService` unread; it
 * answers `PanelToHost` itself.
 */
import type { LiveLane, ProfileStatus, Timeline } from '../profile/timeline.ts';

export type ServiceToPanel =
  /** The whole timeline so far; at most four times a second while recording. Replaces the previous one. */
  | { readonly type: 'timeline'; readonly revision: number; readonly timeline: Timeline }
  | { readonly type: 'problem'; readonly message: string };

/** The page has loaded (again) and wants the newest timeline. */
export type PanelToService = { readonly type: 'ready' };

export type HostToPanel = ServiceToPanel | { readonly type: 'title'; readonly title: string };

export type PanelToHost =
  | PanelToService
  | { readonly type: 'stop' }
  | { readonly type: 'profile-again' }
  /** Says that the page, or its layout worker, failed; goes to the log. */
  | { readonly type: 'failed'; readonly message: string };

/** The side bar's live view. */
export type HostToLive =
  | {
      readonly type: 'live';
      readonly title: string;
      readonly status: ProfileStatus;
      readonly elapsedUs: number;
      readonly lanes: readonly LiveLane[];
    }
  | { readonly type: 'nothing' };

export type LiveToHost =
  | { readonly type: 'ready' }
  | { readonly type: 'open-profiler' }
  | { readonly type: 'profile-file' }
  | { readonly type: 'profile-program' }
  | { readonly type: 'stop' };
