/**
 * Begins every line of the reporter on its way out of the extension host. VS Code's own messages, and those of all
 * extensions, come out of it on the same way.
 */
export const reportMark = '[poolwright tests] ';
