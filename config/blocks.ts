import { account } from "../components/account/block";
import { bastion } from "../components/bastion/block";
import { caches } from "../components/caches/block";
import { clientVpn } from "../components/client-vpn/block";
import { dashboards } from "../components/dashboards/block";
import { databases } from "../components/databases/block";
import { delivery } from "../components/delivery/block";
import { dns } from "../components/dns/block";
import { ec2Apps } from "../components/ec2-apps/block";
import { cluster } from "../components/ecs/cluster/block";
import { services } from "../components/ecs/service/block";
import { events } from "../components/events/block";
import { functions } from "../components/functions/block";
import { identityCenter } from "../components/identity-center/block";
import { images } from "../components/images/block";
import { loadBalancers } from "../components/load-balancing/block";
import { redirects } from "../components/load-balancing/redirects/block";
import { logArchive } from "../components/log-archive/block";
import { alerts } from "../components/monitoring/block";
import { network } from "../components/network/block";
import { organization } from "../components/organization/block";
import { outsideChecks } from "../components/outside-checks/block";
import { sites } from "../components/static-sites/block";
import { spend } from "../components/spend/block";
import { vpn } from "../components/vpn/block";
import { cost } from "../components/spend/cost/block";

/** Every block of a stack file, in the order of the reference. The schema, the checks and the reference follow from it. */
export const blocks = [
    network,
    dns,
    alerts,
    loadBalancers,
    redirects,
    bastion,
    databases,
    caches,
    images,
    cluster,
    services,
    functions,
    ec2Apps,
    sites,
    outsideChecks,
    events,
    spend,
    vpn,
    clientVpn,
    logArchive,
    dashboards,
    delivery,
    account,
    identityCenter,
    organization,
    cost,
] as const;
