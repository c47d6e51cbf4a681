import { expect } from "chai";
import { maintenancePage } from "../../../../components/load-balancing/maintenance/page";

describe("the page of maintenance", () => {
    it("leaves more than 400 characters of AWS's 1024 to the message", () => {
        expect(maintenancePage("").length).to.be.below(1024 - 400);
    });

    it("shows a message as it is written, whatever it looks like", () => {
        expect(maintenancePage("<b>2 & 3</b>")).to.contain("<p>&lt;b&gt;2 &amp; 3&lt;/b&gt;</p>");
    });

    it("asks for nothing else: no picture, no script, no font", () => {
        expect(maintenancePage("Back at 6 pm.")).not.to.match(/\b(src|href|@import|url\()/);
    });
});
