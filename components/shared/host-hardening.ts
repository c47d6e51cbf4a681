const file = "/etc/sysctl.d/90-platform.conf";

/**
 * Lines of a first boot that close what no program of an instance needs: where the kernel keeps things, its log, other programs' memory,
 * BPF without rights, and routes that neighbours send. Whatever of it a kernel does not have is passed over. Reverse path filters stay
 * as the image has them: with tasks' own network interfaces answers go another way than questions came.
 * @see https://www.kernel.org/doc/html/latest/admin-guide/sysctl/kernel.html
 */
export const hardenedKernel: readonly string[] = [
    `cat > ${file} <<'SYSCTL'`,
    "kernel.kptr_restrict = 1",
    "kernel.dmesg_restrict = 1",
    "kernel.yama.ptrace_scope = 1",
    "kernel.unprivileged_bpf_disabled = 1",
    "fs.protected_fifos = 1",
    "fs.protected_regular = 1",
    "net.ipv4.conf.*.accept_redirects = 0",
    "net.ipv4.conf.*.send_redirects = 0",
    "net.ipv6.conf.*.accept_redirects = 0",
    "SYSCTL",
    `/usr/lib/systemd/systemd-sysctl ${file}`, // knows the stars, unlike sysctl; no other file can fail it
];

/** For instances that nobody logs in to by SSH. An image may have no server. */
export const withoutSshServer = "! systemctl cat sshd > /dev/null 2>&1 || systemctl disable --now sshd";
