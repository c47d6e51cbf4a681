/**
 * What the provider says of single arguments of one type. Paths are as in a program, with `*` for every element of a list:
 * `healthCheck.interval`, `ebsBlockDevices.*.volumeType`.
 */
export interface Facts {
    /** The only values. */
    readonly values?: Readonly<Record<string, readonly (string | number)[]>>;
    /** Lists of values that the package's documentation does not confirm: AWS may have added some since. */
    readonly unconfirmed?: Readonly<Record<string, readonly (string | number)[]>>;
    /** Paths of lists in which upper and lower case are the same. */
    readonly anyCase?: readonly string[];
    /** Lowest and highest number; null for no limit. */
    readonly range?: Readonly<Record<string, readonly [number | null, number | null]>>;
    /** Fewest and most characters; null for no limit. */
    readonly length?: Readonly<Record<string, readonly [number | null, number | null]>>;
    /** Regular expressions. */
    readonly pattern?: Readonly<Record<string, string>>;
    readonly arn?: readonly string[];
    readonly json?: readonly string[];
    /** Account ids: twelve digits. */
    readonly account?: readonly string[];
    /** Points in time as in RFC 3339. */
    readonly time?: readonly string[];
    /** Sets of top-level arguments of which at most one may be given. */
    readonly exclusive?: readonly (readonly string[])[];
}
