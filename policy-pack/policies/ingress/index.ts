import type { Policy } from "../../lib/policy";
import { albHygiene } from "./alb-hygiene";
import { albHttps } from "./alb-https";
import { appIngressAlbOrBastion } from "./app-ingress-alb-or-bastion";
import { bastionAllowlist } from "./bastion-allowlist";
import { dataIngressAppOnly } from "./data-ingress-app-only";
import { defaultSgClosed } from "./default-sg-closed";
import { exclusiveAttachments } from "./exclusive-attachments";
import { internalAlbInternal } from "./internal-alb-internal";
import { narrowPorts } from "./narrow-ports";
import { noIgnoreChanges } from "./no-ignore-changes";
import { noWorldIngress } from "./no-world-ingress";
import { oneRuleStyle } from "./one-rule-style";
import { sgDescribed } from "./sg-described";
import { sgEgressBounded } from "./sg-egress-bounded";
import { signInFirst } from "./sign-in-first";
import { wafOnEntrances } from "./waf-on-entrances";

/** Who may open connections to whom. */
export const ingressPolicies: readonly Policy[] = [
    appIngressAlbOrBastion,
    noWorldIngress,
    bastionAllowlist,
    dataIngressAppOnly,
    defaultSgClosed,
    oneRuleStyle,
    narrowPorts,
    sgEgressBounded,
    sgDescribed,
    noIgnoreChanges,
    internalAlbInternal,
    albHttps,
    albHygiene,
    wafOnEntrances,
    exclusiveAttachments,
    signInFirst,
];
