import { PolicyPack } from "@pulumi/policy";
import { runtime } from "@pulumi/pulumi";
import { exemptions } from "./exemptions";
import { compile } from "./lib/compile";
import { rememberSecrets } from "./lib/secret-marks";
import { Session } from "./lib/session";
import { policies } from "./policies";

// The only place that constructs a PolicyPack: constructing one starts a server.
rememberSecrets();
new PolicyPack("platform", {
    displayName: "Platform",
    description:
        "Proves that apps stay private and are reachable only through the load balancers, and what that rests on.",
    enforcementLevel: "mandatory",
    provider: "aws",
    policies: compile(policies, new Session(policies, { exemptions, preview: runtime.isDryRun() })),
});
