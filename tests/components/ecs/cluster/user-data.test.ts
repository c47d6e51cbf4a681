import { spawnSync } from "node:child_process";
import { expect } from "chai";
import { instanceUserData } from "../../../../components/ecs/cluster/user-data";

const expected = `#!/bin/bash
set -euo pipefail

cat >> /etc/ecs/ecs.config <<'CONFIG'
ECS_CLUSTER=platform-staging
ECS_RESERVED_MEMORY=256
ECS_AWSVPC_BLOCK_IMDS=true
ECS_DISABLE_PRIVILEGED=true
CONFIG

# The agent starts after this script and does not start without the rule.
mkdir -p /etc/systemd/system/ecs.service.d
cat > /etc/systemd/system/ecs.service.d/block-instance-metadata.conf <<'UNIT'
[Service]
ExecStartPre=/bin/bash -c 'iptables --wait --check DOCKER-USER --in-interface docker+ --destination 169.254.169.254/32 --jump DROP || iptables --wait --insert DOCKER-USER --in-interface docker+ --destination 169.254.169.254/32 --jump DROP'
UNIT
systemctl daemon-reload
`;

describe("the user data of the cluster's instances", () => {
    it("joins the cluster and closes the metadata service to tasks", () => {
        expect(instanceUserData("platform-staging")).to.equal(expected);
    });

    it("is a script that bash can read", () => {
        const { status, stderr } = spawnSync("bash", ["-n"], { input: instanceUserData("platform-staging") });
        expect({ status, stderr: stderr.toString() }).to.deep.equal({ status: 0, stderr: "" });
    });
});
