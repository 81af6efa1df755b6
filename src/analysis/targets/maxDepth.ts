/** How far values are followed from variable to variable. */
export const maxDepth = 8;
