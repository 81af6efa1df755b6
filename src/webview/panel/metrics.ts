/** Width of the label column beside the picture, in pixels. */
export const labelWidthPx = 224;
