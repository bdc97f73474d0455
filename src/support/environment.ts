/** The variables of the environment, as whoever reads them is given them. */
export type Environment = Readonly<Record<string, string | undefined>>;
