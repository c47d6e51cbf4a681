import { expect } from "chai";
import { plannedAuthorizations } from "../../../components/client-vpn/plan";
import { clientVpnConfig, groups } from "./fixture";

const networks = { vpcCidr: "10.40.0.0/16", onPremisesCidrs: ["10.16.0.0/16", "172.20.0.0/16"] };

describe("authorizations of the client VPN", () => {
    it("are the resolver for each group, and its networks", () => {
        expect(plannedAuthorizations(clientVpnConfig({ groups }), networks)).to.deep.equal([
            { key: "developers-resolver", accessGroupId: "id-developers", cidr: "10.40.0.2/32" },
            { key: "developers-apps", accessGroupId: "id-developers", cidr: "10.40.0.0/17" },
            { key: "dba-resolver", accessGroupId: "id-dba", cidr: "10.40.0.2/32" },
            { key: "dba-apps", accessGroupId: "id-dba", cidr: "10.40.0.0/17" },
            { key: "dba-data", accessGroupId: "id-dba", cidr: "10.40.192.0/19" },
            { key: "network-resolver", accessGroupId: "id-network", cidr: "10.40.0.2/32" },
            { key: "network-on-premises-10.16.0.0-16", accessGroupId: "id-network", cidr: "10.16.0.0/16" },
            { key: "network-on-premises-172.20.0.0-16", accessGroupId: "id-network", cidr: "172.20.0.0/16" },
        ]);
    });
});
