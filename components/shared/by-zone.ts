/** Something that there is one of in each availability zone, by the zone's name. */
export type ByZone<T> = Readonly<Record<string, T>>;
