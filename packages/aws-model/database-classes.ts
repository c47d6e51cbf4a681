/** What an instance class of RDS offers. */
export interface DatabaseClass {
    readonly vcpus: number;
    readonly memoryMiB: number;
    /** CPU credits earned in an hour, one for a minute of one vCPU; of burstable classes alone. */
    readonly creditsPerHour?: number;
}

type Sizes = Readonly<Record<string, readonly [vcpus: number, memoryGiB: number, creditsPerHour?: number]>>;

/**
 * Graviton alone: newer, and cheaper than Intel for the same size.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Summary.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-credits-baseline-concepts.html for the credits
 */
const families: Readonly<Record<string, Sizes>> = {
    t4g: {
        micro: [2, 1, 12],
        small: [2, 2, 24],
        medium: [2, 4, 24],
        large: [2, 8, 36],
        xlarge: [4, 16, 96],
        "2xlarge": [8, 32, 192],
    },
    m7g: { large: [2, 8], xlarge: [4, 16], "2xlarge": [8, 32] },
    r7g: { large: [2, 16], xlarge: [4, 32], "2xlarge": [8, 64] },
};

/** The classes that a database may have, by name. */
export const databaseClasses: Readonly<Record<string, DatabaseClass>> = Object.fromEntries(
    Object.entries(families).flatMap(([family, sizes]) =>
        Object.entries(sizes).map(([size, [vcpus, memoryGiB, creditsPerHour]]) => [
            `db.${family}.${size}`,
            { vcpus, memoryMiB: memoryGiB * 1024, ...(creditsPerHour === undefined ? {} : { creditsPerHour }) },
        ]),
    ),
);

/** A class by its name. @throws Error when a database may not have it. */
export function databaseClassOf(name: string): DatabaseClass {
    const known = databaseClasses[name];
    if (known === undefined) {
        throw new Error(`${name} is no class of a database; allowed: ${Object.keys(databaseClasses).join(", ")}`);
    }
    return known;
}

/**
 * Connections for each GiB of a database's memory. AWS's own formula gives 112 of the memory that is left beside the
 * system, which nobody tells; fewer leave room for what each connection needs, and let an alarm know the limit.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections
 */
const connectionsPerGiB = 80;

/** Value of `max_connections` for some memory; PostgreSQL on RDS takes 5000 by its own formula at most. */
export function maxConnectionsOf({ memoryMiB }: Pick<DatabaseClass, "memoryMiB">): number {
    return Math.min(5000, (memoryMiB / 1024) * connectionsPerGiB);
}

/** Between what sizes AWS keeps an instance of Aurora Serverless v2, in capacity units. */
export interface ServerlessCapacity {
    readonly minCapacity: number;
    readonly maxCapacity: number;
}

/** Memory of a capacity unit. */
export const capacityUnitMiB = 2048;
/** AWS's limit on connections where an instance may be smaller than one unit. */
const mostConnectionsOfSmall = 2000;

/**
 * Value of `max_connections` for an instance of Aurora Serverless v2: it follows from the largest capacity.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html
 */
export function serverlessConnections({ minCapacity, maxCapacity }: ServerlessCapacity): number {
    const usual = maxConnectionsOf({ memoryMiB: maxCapacity * capacityUnitMiB });
    return minCapacity < 1 ? Math.min(usual, mostConnectionsOfSmall) : usual;
}
