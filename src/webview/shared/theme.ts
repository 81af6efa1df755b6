import { mix, over, parseColor, toCss, withAlpha, withContrast, type Rgba } from './color.ts';

export type ThemeKind = 'dark' | 'light' | 'high-contrast' | 'high-contrast-light';

/** How a box of the flame chart is painted. */
export interface BoxPaint {
  readonly fill: string;
  readonly text: string;
  readonly dimText: string;
  readonly edge: string;
  readonly textOnEdge: string;
  /** In high contrast, boxes are told apart by their edges. */
  readonly isOutlined: boolean;
}

/** What a row of a table stands on, with its texts. */
export interface RowPaint {
  readonly background: string;
  readonly text: string;
  readonly dimText: string;
  readonly link: string;
}

/** Every colour the canvas uses, as CSS text, taken from the editor's theme and checked for contrast. */
export interface Theme {
  readonly kind: ThemeKind;
  readonly fontFamily: string;
  readonly background: string;
  readonly text: string;
  readonly dimText: string;
  readonly errorText: string;
  /** Text of good news. */
  readonly goodText: string;
  /** Text of what must not be overlooked, and yet is nothing wrong. */
  readonly warningText: string;
  /** Rows of tables and lists: opaque, for some of their cells lie over others. */
  /** From nothing to the most. */
  readonly heat: readonly Pick<RowPaint, 'background' | 'text'>[];
  readonly rows: Readonly<Record<'hovered' | 'selected' | 'focused', RowPaint>>;
  readonly grid: string;
  readonly separator: string;
  readonly selectedRow: string;
  /** The life of a lane in which nothing else is known to happen. */
  readonly idle: string;
  readonly javascript: string;
  readonly native: string;
  readonly garbage: string;
  /** On a core without it being known what ran: told from JavaScript by its texture. */
  readonly running: string;
  readonly waiting: string;
  readonly blocked: string;
  readonly taskFill: string;
  readonly taskEdge: string;
  readonly taskText: string;
  readonly failedFill: string;
  readonly failedEdge: string;
  readonly failedText: string;
  readonly queued: string;
  readonly reply: string;
  readonly inFlight: string;
  readonly delayLine: string;
  readonly delayFill: string;
  readonly focus: string;
  /** The ring around what is selected. */
  readonly selection: string;
  readonly arrow: string;
  /** Boxes of the flame chart by whose code it is; `passed` for what the filter does not let through. */
  readonly flame: Readonly<Record<'own' | 'package' | 'runtime' | 'garbage' | 'passed', BoxPaint>>;
  /** Lines of charts, which dashes tell apart, too. */
  readonly lines: readonly string[];
  /** Laid over what the overview does not show in the picture above. */
  readonly shade: string;
}

/** How much of the colour of work each step of heat has. */
const heatShares = [0, 0.12, 0.26, 0.42, 0.62, 0.85];

const kinds: readonly (readonly [string, ThemeKind])[] = [
  ['vscode-high-contrast-light', 'high-contrast-light'],
  ['vscode-high-contrast', 'high-contrast'],
  ['vscode-light', 'light'],
];

/** The class names that VS Code gives to `body`; dark when it gives none. */
export function themeKindOf(bodyClasses: Iterable<string>): ThemeKind {
  const classes = new Set(bodyClasses);
  return kinds.find(([name]) => classes.has(name))?.[1] ?? 'dark';
}

/**
 * `read` gives the value of a theme colour by its name without `--vscode-`, or ''; `ground` names the page's background.
 * A theme may leave any of them out; the defaults are those of VS Code's own dark and light themes.
 */
export function readTheme(kind: ThemeKind, ground: string, read: (name: string) => string): Theme {
  const light = kind === 'light' || kind === 'high-contrast-light';
  const highContrast = kind === 'high-contrast' || kind === 'high-contrast-light';
  const color = (dark: string, bright: string, ...names: readonly string[]): Rgba => {
    for (const name of names) {
      const found = parseColor(read(name));
      if (found !== undefined && found.alpha > 0) return found;
    }
    return parseColor(light ? bright : dark) ?? { red: 128, green: 128, blue: 128, alpha: 1 };
  };
  const background = { ...color('#1f1f1f', '#ffffff', ground, 'editor-background'), alpha: 1 };
  const foreground = withContrast(color('#cccccc', '#3b3b3b', 'foreground'), background, 7);
  const quiet = (share: number) => over(withAlpha(foreground, share), background);
  const idle = quiet(highContrast ? 0.18 : 0.09);
  // State strips stand on the colour of an idle lane, everything else on the background.
  const graphic = (value: Rgba) => withContrast(withContrast(value, background, 3), idle, 3);
  const running = graphic(color('#3794ff', '#1a85ff', 'charts-blue'));
  const waiting = graphic(color('#d18616', '#d18616', 'charts-orange', 'charts-yellow'));
  const blocked = graphic(color('#f14c4c', '#e51400', 'charts-red'));
  const reply = graphic(color('#89d185', '#388a34', 'charts-green'));
  const garbage = graphic(color('#b180d7', '#652d90', 'charts-purple'));
  const fill = (value: Rgba) => mix(background, value, highContrast ? 0.3 : light ? 0.26 : 0.42);
  const textOn = (value: Rgba) => toCss(withContrast(foreground, value, 4.5));
  const paint = (value: Rgba): BoxPaint => {
    const box = fill(value);
    const edge = withContrast(value, background, 3);
    return {
      fill: toCss(box),
      text: textOn(box),
      dimText: toCss(withContrast(mix(foreground, box, 0.3), box, 4.5)),
      edge: toCss(edge),
      textOnEdge: textOn(edge),
      isOutlined: highContrast,
    };
  };
  const passed = paint(quiet(0.12));
  const dim = color('#9d9d9d', '#6b6b6b', 'descriptionForeground');
  const link = color('#4daafc', '#005fb8', 'textLink-foreground');
  const rowPaint = (share: number, variable: string, textVariable: string): RowPaint => {
    const named = parseColor(read(variable));
    const behind = over(named ?? withAlpha(foreground, share), background);
    const on = (value: Rgba) => toCss(withContrast(value, behind, 4.5));
    return {
      background: toCss(behind),
      text: on(parseColor(read(textVariable)) ?? foreground),
      dimText: on(dim),
      link: on(link),
    };
  };
  const line = highContrast ? color('#6fc3df', '#0f4a85', 'contrastBorder') : quiet(light ? 0.14 : 0.12);
  return {
    kind,
    fontFamily: read('font-family') || 'system-ui, sans-serif',
    background: toCss(background),
    text: toCss(foreground),
    dimText: toCss(withContrast(dim, background, 4.5)),
    errorText: toCss(withContrast(color('#f85149', '#c72e0f', 'errorForeground'), background, 4.5)),
    goodText: toCss(withContrast(color('#89d185', '#388a34', 'charts-green'), background, 4.5)),
    warningText: toCss(
      withContrast(color('#cca700', '#bf8803', 'editorWarning-foreground'), background, 4.5),
    ),
    heat: heatShares.map((share) => {
      const warm = mix(background, running, share);
      return { background: toCss(warm), text: textOn(warm) };
    }),
    rows: {
      hovered: rowPaint(0.1, 'list-hoverBackground', ''),
      selected: rowPaint(0.16, 'list-inactiveSelectionBackground', 'list-inactiveSelectionForeground'),
      focused: rowPaint(0.16, 'list-activeSelectionBackground', 'list-activeSelectionForeground'),
    },
    grid: toCss(quiet(highContrast ? 0.25 : 0.07)),
    separator: toCss(line),
    selectedRow: toCss(quiet(highContrast ? 0.08 : 0.05)),
    idle: toCss(idle),
    javascript: toCss(running),
    native: toCss(reply),
    garbage: toCss(garbage),
    running: toCss(running),
    waiting: toCss(waiting),
    blocked: toCss(blocked),
    taskFill: toCss(fill(running)),
    taskEdge: toCss(running),
    taskText: textOn(fill(running)),
    failedFill: toCss(fill(blocked)),
    failedEdge: toCss(blocked),
    failedText: textOn(fill(blocked)),
    queued: toCss(graphic(quiet(0.45))),
    reply: toCss(reply),
    inFlight: toCss(quiet(highContrast ? 0.5 : 0.28)),
    delayLine: toCss(blocked),
    delayFill: toCss(mix(background, blocked, 0.25)),
    focus: toCss(withContrast(color('#0078d4', '#005fb8', 'focusBorder'), background, 3)),
    selection: toCss(foreground),
    arrow: toCss(foreground),
    flame: {
      own: paint(running),
      package: paint(quiet(0.55)),
      runtime: paint(reply),
      garbage: paint(garbage),
      passed: { ...passed, text: toCss(withContrast(quiet(0.6), background, 4.5)) },
    },
    lines: [
      running,
      waiting,
      reply,
      garbage,
      blocked,
      graphic(color('#cca700', '#bf8803', 'charts-yellow')),
    ].map(toCss),
    shade: toCss(withAlpha(background, 0.62)),
  };
}
