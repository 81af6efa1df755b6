import { svg, html, type TemplateResult } from 'lit';

/** 16-pixel line drawings in the text's colour. The word beside or above them says what they mean; they are decoration. */
const shapes = {
  stop: svg`<rect x="4" y="4" width="8" height="8" rx="1" fill="currentColor" stroke="none" />`,
  again: svg`<path d="M12.9 6.2A5.2 5.2 0 1 0 13.2 9M13.2 2.8v3.6H9.6" />`,
  start: svg`<path d="M5 3.2v9.6L12.6 8z" fill="currentColor" stroke-linejoin="round" />`,
  open: svg`<path d="M2.5 3.5h11v9h-11zM2.5 6.2h11M4.8 8.6h4M7.6 10.6h3.6" />`,
  zoomIn: svg`<circle cx="6.8" cy="6.8" r="4.3" /><path d="M10 10l3.6 3.6M4.8 6.8h4M6.8 4.8v4" />`,
  zoomOut: svg`<circle cx="6.8" cy="6.8" r="4.3" /><path d="M10 10l3.6 3.6M4.8 6.8h4" />`,
  fit: svg`<path d="M2.5 3v10M13.5 3v10M4.8 8h6.4M6.8 6L4.8 8l2 2M9.2 6l2 2-2 2" />`,
  warning: svg`<path d="M8 2.3L14.2 13H1.8zM8 6.4v3.2M8 11.2v.6" />`,
  error: svg`<circle cx="8" cy="8" r="5.7" /><path d="M5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2" />`,
  search: svg`<circle cx="7" cy="7" r="4" /><path d="M10 10l3.2 3.2" />`,
  export: svg`<path d="M8 2.2v7.4M5.2 5L8 2.2 10.8 5M3 8.6v4.9h10V8.6" />`,
  compare: svg`<path d="M2.5 3.5h11M2.5 5.8h7M2.5 10.2h11M2.5 12.5h4" />`,
  close: svg`<path d="M4 4l8 8M12 4l-8 8" />`,
  keys: svg`<rect x="1.8" y="4" width="12.4" height="8" rx="1.2" /><path d="M4.2 6.6h.9M6.6 6.6h.9M9 6.6h.9M11.2 6.6h.9M4.8 9.6h6.4" />`,
  ascending: svg`<path d="M4.5 9.8L8 6.3l3.5 3.5" />`,
  descending: svg`<path d="M4.5 6.3L8 9.8l3.5-3.5" />`,
} as const;

export type IconName = keyof typeof shapes;

export function icon(name: IconName, slot = ''): TemplateResult {
  return html`<svg
    class="icon"
    slot=${slot}
    viewBox="0 0 16 16"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.2"
    aria-hidden="true"
  >
    ${shapes[name]}
  </svg>`;
}
