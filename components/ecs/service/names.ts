/** The fixed physical names of a service, known before anything exists: documents and containers name them. */
export interface ServiceNames {
    /** Family of the service's task definition. */
    readonly family: string;
    /** What the families of its scheduled tasks start with; no other service's family starts like it. */
    readonly schedulePrefix: string;
    readonly executionRole: string;
    readonly taskRole: string;
    readonly scheduleRole: string;
    readonly scheduleGroup: string;
    /** Function that runs tasks before a deployment, and its role. */
    readonly release: string;
    readonly releaseLogGroup: string;
    /** Queue, and rule that feeds it, of scheduled tasks that did not start or ended in an error. */
    readonly failures: string;
    readonly logGroup: string;
    /** Alias of the key that encrypts the service's secrets. */
    readonly keyAlias: string;
}

/**
 * Names of the service `service` in the stack `prefix`. Keys have no underscore, so none of these can be another
 * service's. The longest, a role's, may have 64 characters.
 */
export function serviceNames(prefix: string, service: string): ServiceNames {
    const name = `${prefix}-${service}`;
    return {
        family: name,
        schedulePrefix: `${name}_schedule-`,
        executionRole: `${name}-execution`,
        taskRole: `${name}-task`,
        scheduleRole: `${name}-schedule`,
        scheduleGroup: name,
        release: `${name}-release`,
        releaseLogGroup: `/${prefix}/services/${service}/release`,
        failures: `${name}-schedule-failures`,
        logGroup: `/${prefix}/services/${service}`,
        keyAlias: `alias/${name}`,
    };
}

/** Family of a one-off task. */
export function taskFamily(names: ServiceNames, task: string): string {
    return `${names.family}_task-${task}`;
}

/** Family of a scheduled task. */
export function scheduledFamily(names: ServiceNames, task: string): string {
    return `${names.schedulePrefix}${task}`;
}
