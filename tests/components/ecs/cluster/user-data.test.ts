import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { instanceUserData } from "../../../../components/ecs/cluster/user-data";
import { hardenedKernel, withoutSshServer } from "../../../../components/shared/host-hardening";

const expected = `#!/bin/bash
set -euo pipefail

${hardenedKernel.join("\n")}
${withoutSshServer}

# Containers reach one another through load balancers alone.
mkdir -p /etc/docker
python3 - <<'PYTHON'
import json, pathlib
path = pathlib.Path("/etc/docker/daemon.json")
settings = json.loads(path.read_text()) if path.exists() else {}
path.write_text(json.dumps({**settings, "icc": False}))
PYTHON
systemctl restart --no-block docker

# The agent starts after this script and does not start without these rules.
mkdir -p /etc/systemd/system/ecs.service.d
cat > /etc/systemd/system/ecs.service.d/keep-tasks-apart.conf <<'UNIT'
[Service]
ExecStartPre=/bin/bash -c 'iptables --wait --check DOCKER-USER --in-interface docker+ --destination 169.254.169.254/32 --jump DROP || iptables --wait --insert DOCKER-USER --in-interface docker+ --destination 169.254.169.254/32 --jump DROP'
ExecStartPre=/bin/bash -c 'iptables --wait --check INPUT --in-interface docker0 --match conntrack ! --ctstate RELATED,ESTABLISHED,DNAT --jump DROP || iptables --wait --insert INPUT --in-interface docker0 --match conntrack ! --ctstate RELATED,ESTABLISHED,DNAT --jump DROP'
UNIT
systemctl daemon-reload

# The last step, so that an instance on which one before has failed does not join the cluster.
cat >> /etc/ecs/ecs.config <<'CONFIG'
ECS_CLUSTER=platform-staging
ECS_RESERVED_MEMORY=256
ECS_AWSVPC_BLOCK_IMDS=true
ECS_DISABLE_PRIVILEGED=true
CONFIG
`;

describe("the user data of the cluster's instances", () => {
    it("joins the cluster and keeps tasks from the metadata service, the instance and one another", () => {
        expect(instanceUserData("platform-staging", false)).to.equal(expected);
    });

    it("keeps the SSH server where people log in by it", () => {
        expect(instanceUserData("platform-staging", true)).to.equal(expected.replace(`${withoutSshServer}\n`, ""));
    });

    it("adds to what the image says to Docker", () => {
        const directory = mkdtempSync(join(tmpdir(), "docker-"));
        const path = join(directory, "daemon.json");
        const [, script = ""] = /<<'PYTHON'\n(.*?)\nPYTHON\n/s.exec(instanceUserData("platform-staging", false)) ?? [];
        const run = () => spawnSync("python3", ["-"], { input: script.replace("/etc/docker/daemon.json", path) });
        const settings = () => JSON.parse(readFileSync(path, "utf8")) as unknown;

        expect(run().status).to.equal(0);
        expect(settings()).to.deep.equal({ icc: false });
        writeFileSync(path, '{\n    "userland-proxy": false\n}\n');
        expect(run().status).to.equal(0);
        expect(settings()).to.deep.equal({ "userland-proxy": false, icc: false });
    });

    it("is a script that bash can read", () => {
        const { status, stderr } = spawnSync("bash", ["-n"], { input: instanceUserData("platform-staging", false) });
        expect({ status, stderr: stderr.toString() }).to.deep.equal({ status: 0, stderr: "" });
    });
});
