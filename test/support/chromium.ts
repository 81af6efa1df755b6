import { chromium, type Browser } from 'playwright-core';
import { installChromium } from '../../scripts/host/installChromium.mjs';

/** The size of every page and screenshot, in CSS pixels. */
export const viewport = { width: 1280, height: 800 };

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
