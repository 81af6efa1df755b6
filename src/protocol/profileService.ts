/** Messages between the extension host and the profile service (a child process, `serialization: 'advanced'`). */
import type { LiveLane, ProfileStatus } from '../profile/timeline.ts';
import type { PanelToService, ServiceToPanel } from './panel.ts';

/** One open profile; the extension host makes it up. */
export type ProfileId = string;

export type HostToService =
  /** Watch `folder`, into which the collector of a program that is about to start will write. */
  | {
      readonly type: 'record';
      readonly profile: ProfileId;
      readonly folder: string;
      readonly command: readonly string[];
      readonly workingDirectory: string;
      /** Where the merged profile is written (`*.poolprofile`). */
      readonly output: string;
    }
  /** The program has ended; merge what is left. */
  | {
      readonly type: 'program-ended';
      readonly profile: ProfileId;
      readonly exitCode: number | null;
      readonly signal: string | null;
    }
  | { readonly type: 'open'; readonly profile: ProfileId; readonly file: string }
  | { readonly type: 'close'; readonly profile: ProfileId }
  | { readonly type: 'from-panel'; readonly profile: ProfileId; readonly message: PanelToService };

export type ServiceToHost =
  | { readonly type: 'opened'; readonly profile: ProfileId; readonly title: string }
  /** At most every 500 ms while recording, and once when it ends. */
  | {
      readonly type: 'live';
      readonly profile: ProfileId;
      readonly status: ProfileStatus;
      readonly elapsedUs: number;
      readonly lanes: readonly LiveLane[];
    }
  /** The merged profile is complete on disk. */
  | { readonly type: 'saved'; readonly profile: ProfileId; readonly file: string }
  | { readonly type: 'to-panel'; readonly profile: ProfileId; readonly message: ServiceToPanel }
  /** One sentence for a person; the service goes on. */
  | { readonly type: 'problem'; readonly profile: ProfileId; readonly message: string };
