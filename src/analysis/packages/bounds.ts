/**
 * How much of a package is looked into for one of its functions. The bounds are counts and not times, so that a
 * verdict does not depend on how busy the machine is.
 */
export const bounds = {
  /** Files from the one that has the function on, along what they import. */
  files: 40,
  /** Characters of source in all of them. */
  characters: 2_000_000,
  /** A larger file is generated or bundled from many, and left out. */
  charactersOfFile: 1_000_000,
  /** So many files are parsed at once; of more, those that are come to, with what they import. */
  filesAtOnce: 12,
  /** Files that are gone through to find the one that has the function: entries and barrels. */
  searched: 100,
  /** How many packages deep: the package itself, and what it calls in packages that are not catalogued either. */
  packages: 2,
} as const;
