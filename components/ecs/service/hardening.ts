/** User and group ids that are root, in the spellings that Docker takes. */
const root = /^(0|root)(:|$)/;

/** Size of each writable directory in memory, in MiB; what is written counts as the container's memory. */
const tmpfsMiB = 64;

/**
 * Linux settings of a container that has no more of the host than it needs: no capabilities, or, for one that runs as
 * root, those left that starting as root and stepping down takes; an init process that reaps children and passes
 * signals on; directories in memory, since the file system is read-only.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html
 */
export function linuxParameters(user: string, writable: readonly string[]) {
    return {
        capabilities: {
            add: [],
            drop: root.test(user) ? ["AUDIT_WRITE", "MKNOD", "NET_RAW", "SETFCAP", "SETPCAP", "SYS_CHROOT"] : ["ALL"],
        },
        initProcessEnabled: true,
        tmpfs: writable.map((containerPath) => ({
            containerPath,
            size: tmpfsMiB,
            mountOptions: ["rw", "noexec", "nosuid", "nodev"],
        })),
    };
}
