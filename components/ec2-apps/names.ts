/** What the parts of an EC2 app are called, all of it known in a first preview. */
export interface Ec2AppNames {
    /** Logical name of the component, `app-<key>`: a service may have the app's key for itself. */
    readonly logical: string;
    /** Key of the app in the stack file, by which texts call it. */
    readonly key: string;
    /** `Name` tag of the instances and their group. */
    readonly instance: string;
    /** Role of the instances. */
    readonly role: string;
    readonly logGroup: string;
    /** Name of the metric that counts lines with the error pattern, in the namespace `<prefix>`. */
    readonly errorMetric: string;
    /** Alias of the key that encrypts the app's secrets. */
    readonly keyAlias: string;
    /** Queue, and rule that feeds it, of rollouts and launches that failed. */
    readonly failures: string;
}

/** The names of an EC2 app from the start of all names, `<project>-<stack>`, and its key in the stack file. */
export function ec2AppNames(prefix: string, key: string): Ec2AppNames {
    const name = `${prefix}-app-${key}`;
    return {
        logical: `app-${key}`,
        key,
        instance: name,
        role: `${name}-instance`,
        logGroup: `/${prefix}/ec2-apps/${key}`,
        errorMetric: `app-${key}-log-errors`,
        keyAlias: `alias/${name}`,
        failures: `${name}-failed-rollouts`,
    };
}
