import { chromium, type Browser } from 'playwright-core';
import { installChromium } from '../../scripts/host/installChromium.mjs';

/** Whether this run takes the README's pictures. They differ by a pixel from run to run, and the working tree should not. */
export const updatesPictures = process.env['POOLWRIGHT_UPDATE_SCREENSHOTS'] === '1';

/** The window of every page, in CSS pixels. The README's pictures are as large, of a window that is drawn larger. */
export const windowOptions = updatesPictures
  ? { viewport: { width: 1024, height: 640 }, deviceScaleFactor: 1.25 }
  : { viewport: { width: 1280, height: 800 } };

/** Starts this machine's Chrome or Chromium without a window; it ends with this process in every case. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await installChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
