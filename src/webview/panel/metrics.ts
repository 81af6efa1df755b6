/** Width of the label column beside the picture, in pixels. */
export const labelWidthPx = 224;
/** What is kept free beside it for a scroll bar. */
export const scrollBarPx = 16;
