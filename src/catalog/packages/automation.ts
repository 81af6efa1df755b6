import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light } from '../package.ts';

/** A message to the browser's own process and its answer. */
const message = { effect: 'io-async', waitMs: 5 } as const;

/** Until a page has come over the network. */
const loading = { effect: 'io-async', waitMs: 500 } as const;

/** Until a page is drawn. */
const drawing = { effect: 'io-async', waitMs: 100 } as const;

/** Starting the browser. */
const starting = { effect: 'child-process', waitMs: 500 } as const;

/** Browsers that run in processes of their own. */
export const automationPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'puppeteer',
      version: '25.16.0',
      source: 'pptr.dev/api',
      declaredIn: ['puppeteer-core'],
      alsoInstall: ['puppeteer-core@25.16.0'],
      declaredAs: { PuppeteerNode: '', Puppeteer: '' },
    },
    [
      ['launch', { ...starting, returns: 'Browser' }],
      ['connect', { ...drawing, returns: 'Browser' }],
      ['Browser.newPage BrowserContext.newPage', { ...drawing, returns: 'Page' }],
      ['Browser.createBrowserContext', { ...message, returns: 'BrowserContext' }],
      ['Browser.* BrowserContext.*', message],
      [
        methodsOf('Page', 'goto reload goBack goForward waitForNavigation waitForNetworkIdle setContent'),
        loading,
      ],
      [methodsOf('Page', 'screenshot pdf waitForSelector waitForFunction'), drawing],
      ['Page.locator', { ...light, returns: 'Locator' }],
      ['Page.$', { ...message, returns: 'ElementHandle' }],
      ['Page.mainFrame', { ...light, returns: 'Frame' }],
      [
        `${methodsOf('Page', 'url isClosed on off frames viewport setDefaultTimeout setDefaultNavigationTimeout browser')}
        EventEmitter.on EventEmitter.once EventEmitter.off Browser.process Browser.wsEndpoint ElementHandle.asElement`,
        { ...light, callback: later },
      ],
      [
        'Page.* Frame.* ElementHandle.* JSHandle.* Locator.* Keyboard.* Mouse.* HTTPRequest.* CDPSession.*',
        message,
      ],
    ],
  ),
  definePackage(
    {
      name: 'playwright',
      version: '1.65.1',
      source: 'playwright.dev/docs/api/class-playwright',
      declaredIn: ['playwright-core', '@playwright/test'],
      alsoInstall: ['playwright-core@1.65.1'],
    },
    [
      ['*.launch *.launchPersistentContext', { ...starting, returns: 'Browser' }],
      ['*.connect *.connectOverCDP', { ...drawing, returns: 'Browser' }],
      ['Browser.newPage BrowserContext.newPage', { ...drawing, returns: 'Page' }],
      ['Browser.newContext', { ...message, returns: 'BrowserContext' }],
      [methodsOf('Page', 'goto reload goBack goForward waitForURL waitForLoadState setContent'), loading],
      [
        methodsOf('Page', 'screenshot pdf waitForSelector waitForFunction waitForResponse waitForEvent'),
        drawing,
      ],
      [
        methodsOf(
          'Page',
          'locator getByRole getByText getByLabel getByPlaceholder getByTestId getByTitle getByAltText',
        ),
        { ...light, returns: 'Locator' },
      ],
      [
        methodsOf(
          'Locator',
          'first last nth filter locator and or getByRole getByText getByLabel getByTestId',
        ),
        { ...light, returns: 'Locator' },
      ],
      ['Page.mainFrame', { ...light, returns: 'Frame' }],
      [
        `${methodsOf('Page', 'url isClosed on once frames viewportSize setDefaultTimeout setDefaultNavigationTimeout context')}
        Browser.on Browser.isConnected Browser.contexts Browser.version BrowserContext.pages BrowserContext.on`,
        { ...light, callback: later },
      ],
      [
        `Browser.* BrowserContext.* Page.* Frame.* ElementHandle.* JSHandle.* Locator.* Keyboard.* Mouse.* Route.*
        Request.* Response.*`,
        message,
      ],
      [
        methodsOf('APIRequestContext', 'get post put patch delete head fetch'),
        { effect: 'io-async', waitMs: 50 },
      ],
    ],
  ),
];
