import { record } from "./harness/record";
import { program, stackValues, withBlock } from "./harness/stack";
import { analyze } from "./policies/harness/rpc";
import { policies } from "../policy-pack/policies";
import { network } from "../policy-pack/policies/network";
import { ingress } from "../policy-pack/policies/ingress";
import { killers } from "./policies/corpus/killers";
import { networkMutants } from "./policies/corpus/network-mutants";
import { ingressRulesMutants } from "./policies/corpus/ingress-rules-mutants";
const onPremisesCidrs = ["10.16.0.0/16", "172.20.0.0/16"];
async function go(label: string, stack: string, config: any, settings: any) {
    for (const world of ["strict", "placeholder"] as const) {
        const { resources } = (await record(program, { config, stack, world })) as any;
        const report = await analyze([...network, ...ingress], resources, { settings: { onPremisesCidrs, ...settings } });
        console.log(label, world, resources.length, report.diagnostics.length);
        for (const d of report.diagnostics) console.log("  ", d.policy, "|", d.level, "|", d.message.split("\n").slice(1).join(" "));
    }
}
(async () => {
    const prod = stackValues("prod");
    if (process.argv[2] === "variants") {
        const ssh = withBlock(prod, "bastion", () => ({ ssh: { allowFromCidrs: ["198.51.100.0/24"], users: { jane: { principalArn: "arn:aws:iam::123456789012:role/jane" } } } }));
        await go("v6", "prod", withBlock(prod, "network", (old: any) => ({ ...old, ipv6: true })), { production: true }).catch((e) => console.log("v6", e.message));
        await go("ssh", "prod", ssh, { production: true, bastionSshCidrs: ["198.51.100.0/24"] }).catch((e) => console.log("ssh", e.message));
        process.exit(0);
    }
    const mine = [...network, ...ingress];
    for (const world of ["strict", "placeholder"] as const) {
        const { resources } = (await record(program, { config: prod, stack: "prod", world })) as any;
        for (const m of [...networkMutants, ...ingressRulesMutants]) {
            const judges = m.killedBy === null ? mine : mine.filter((p) => p.name === m.killedBy);
            const k = await killers(resources, m, { onPremisesCidrs, production: true }, judges).catch((e) => ["ERROR " + e.message]);
            const ok = m.killedBy === null ? k.length === 0 : k.length === 1 && k[0] === m.killedBy;
            if (!ok) console.log("SURVIVES", world, m.name, m.killedBy, k);
        }
        console.log(world, networkMutants.length, ingressRulesMutants.length, policies.length);
    }
    process.exit(0);
})();
