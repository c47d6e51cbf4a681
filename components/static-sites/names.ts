/** The fixed names of a site, known in a first preview: documents and alarms name them. */
export interface SiteNames {
    /** Logical name of the component, and the start of its alarms'. */
    readonly logical: string;
    /** Of the bucket, without the account's number that follows. */
    readonly bucket: string;
    /** Of the bucket with the logs, likewise. */
    readonly logBucket: string;
    /** Source and destination of the delivered logs. */
    readonly logDelivery: string;
    /** Role that a pipeline takes to upload. */
    readonly uploadRole: string;
}

/** Names of the site `key` of the stack `prefix`. */
export function siteNames(prefix: string, key: string): SiteNames {
    const logical = `site-${key}`;
    return {
        logical,
        bucket: `${prefix}-${logical}`,
        logBucket: `${prefix}-sitelogs-${key}`, // `site-<key>-logs` would be the bucket of a site `<key>-logs`
        logDelivery: `${prefix}-${logical}`,
        uploadRole: `${prefix}-${logical}-upload`,
    };
}
