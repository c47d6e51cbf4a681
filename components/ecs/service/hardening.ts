/** User and group ids that are root, in the spellings that Docker takes. */
const root = /^(0|root)(:|$)/;

/** Size of each writable directory in memory, in MiB; what is written counts as the container's memory. */
const tmpfsMiB = 64;

/** What neither an image that starts as root and steps down needs, nor a shell. */
const neverNeeded = ["AUDIT_WRITE", "MKNOD", "NET_RAW", "SETFCAP", "SETPCAP", "SYS_CHROOT"];

/**
 * Linux settings of a container that has no more of the host than it needs: no capabilities, or, where something in it
 * runs as root, those left that such a process works with; an init process that reaps children and passes signals on;
 * directories in memory, since the file system is read-only.
 *
 * With `exec`, that is the agent of ECS Exec, which ECS starts as root whatever `user` says, and so is each shell.
 * Without capabilities root could not read the app's own files, nor send it a signal.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html
 */
export function linuxParameters(user: string, writable: readonly string[], exec = false) {
    return {
        capabilities: { add: [], drop: exec || root.test(user) ? neverNeeded : ["ALL"] },
        initProcessEnabled: true,
        tmpfs: writable.map((containerPath) => ({
            containerPath,
            size: tmpfsMiB,
            mountOptions: ["rw", "noexec", "nosuid", "nodev"],
        })),
    };
}
