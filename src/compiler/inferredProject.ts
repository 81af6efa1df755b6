/** What the compiler's name for the program of files that no configuration contains starts with. */
export const inferredPrefix = '/dev/null/';
