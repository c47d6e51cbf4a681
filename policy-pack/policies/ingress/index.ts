import type { Policy } from "../../lib/policy";
import { appIngressAlbOrBastion } from "./app-ingress-alb-or-bastion";
import { noWorldIngress } from "./no-world-ingress";

/** Who may open connections to whom. */
export const ingress: readonly Policy[] = [appIngressAlbOrBastion, noWorldIngress];
