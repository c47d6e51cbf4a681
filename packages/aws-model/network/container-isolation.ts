/**
 * Docker's settings with `icc` off: containers on the bridge that an instance's tasks share do not reach one another.
 * What the image sets stays, above all that there is no proxy by which they would reach one another's published ports.
 * @see https://docs.docker.com/engine/network/drivers/bridge/
 */
export const closedBridgeSettings = `mkdir -p /etc/docker
python3 - <<'PYTHON'
import json, pathlib
path = pathlib.Path("/etc/docker/daemon.json")
settings = json.loads(path.read_text()) if path.exists() else {}
path.write_text(json.dumps({**settings, "icc": False}))
PYTHON
systemctl restart --no-block docker`;

/**
 * Of the instance itself, containers on the bridge reach the agent's credential endpoint alone: its address outside of the
 * instance is translated to a port of the instance's own. The rest would be SSH, and what the agent tells of other tasks.
 * @see https://github.com/aws/amazon-ecs-agent/blob/master/ecs-init/exec/iptables/iptables.go
 */
export const closedBridgeRule =
    "INPUT --in-interface docker0 --match conntrack ! --ctstate RELATED,ESTABLISHED,DNAT --jump DROP";

/** A line of a systemd unit that makes sure of a firewall rule before the unit starts. */
export function ruleBeforeStart(rule: string): string {
    return `ExecStartPre=/bin/bash -c 'iptables --wait --check ${rule} || iptables --wait --insert ${rule}'`;
}

/** Whether these user data close the bridge. Of others it is not known: an image may do so by itself, in other words. */
export function closesBridge(userData: string): boolean {
    return [closedBridgeSettings, ruleBeforeStart(closedBridgeRule)].every((lines) =>
        userData.includes(`\n${lines}\n`),
    );
}
