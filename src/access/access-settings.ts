import { sessionTimes } from './session-times.js';
import { signInsPerMinute } from './sign-in-limit.js';
import { singleSignOnSettings } from './single-sign-on.settings.js';

/** Reads every setting of access once, so that a wrong one is told when the server starts and not at the first sign-in. */
export function assertAccessSettings(): void {
  sessionTimes();
  signInsPerMinute();
  singleSignOnSettings();
}
