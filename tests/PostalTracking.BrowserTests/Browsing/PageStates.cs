using PostalTracking.BrowserTests.Claims;
using PostalTracking.BrowserTests.Notices;
using PostalTracking.BrowserTests.Webhooks;
using PostalTracking.CarrierSimulator.Parcels;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.BrowserTests.Browsing;

/// <summary>Every page there is, in every state it can be in, by a name; and how to bring it about.</summary>
internal static partial class PageStates
{
    /// <summary>Such pages speak the languages of the staff only.</summary>
    public const string Staff = "staff: ";

    private static readonly Dictionary<string, Func<House, Task<string>>> Makers = new()
    {
        ["look-up"] = At("/"),
        ["look-up, wrong check digit"] = At("/?q=RA644000001RU"),
        ["look-up, look-alike letter"] = At("/?q=ZА000000059HK"),
        ["look-up, no number in it"] = At("/?q=привет"),
        ["look-up, a list"] = At("/?q=ZA000000059HK,ZA000000045HK,RA644000001RU,ABCDEFG,ZA000000031HK,12542425000012"),
        ["look-up, a column with mistakes"] = At(
            "/?q=ZA000000059HK%0AABCDEFG%0A12%0AZA000000045HK%0Aza000000045hk%0AZА000000031HK%0ARA644000001RU"),
        ["watch list, empty"] = At("/watch"),
        ["shared list"] = SharedAsync,
        ["shared list, gone"] = At("/watch/shared/nothing"),
        ["receipt, to be checked"] = At("/receipts/verify"),
        ["wrong number"] = At("/track/RA644000001RU"),
        ["not a number"] = At("/track/привет"),
        ["pending"] = Parcel("ZA710000018HK", null),
        ["announced"] = Told("ZA710000066HK", "info_received", [], [Trace("CONSIGN", 0.5)]),
        ["accepted"] = Told("ZA710000070HK", "accepted", [Operation(1, 0, 1, null)]),
        ["in transit"] = Parcel("ZA000000031HK", "in_transit"),
        ["in transit, late"] = Parcel("ZA000000080HK", "in_transit"),
        ["customs"] = Parcel("ZA000000045HK", "customs"),
        ["waiting"] = Parcel("ZA000000059HK", "available_for_pickup"),
        ["failed attempt"] = Parcel("EA000000014RU", "attempt_failed"),
        ["delivered"] = Parcel("ZA000000062HK", "delivered"),
        ["returned"] = Parcel(DemoParcels.Returned, "returned"),
        ["new label"] = Parcel(DemoParcels.Renumbered, "in_transit"),
        ["number come round"] = Parcel(DemoParcels.Reissued, "available_for_pickup"),
        ["one number of two carriers"] = Parcel(DemoParcels.TwoCarriers, "available_for_pickup"),
        ["duty to pay"] = Parcel(DemoParcels.CustomsDuty, "customs_held"),
        ["sums, to be opened"] = SumsAsync,
        ["sums, not here"] = async house => $"{await Parcel(DemoParcels.DearCodWaiting, "available_for_pickup")(house)}/sums",
        ["untracked"] = Parcel("UZ0000000017Y", null),
        ["exception"] = Told("ZA710000021HK", "exception", [Operation(1, 0, 6, null), Operation(8, 29, 1, "102976")]),
        ["unknown code"] = Told("ZA710000035HK", "accepted", [Operation(1, 0, 5, null), Operation(99, 7, 1, "102976")]),
        ["carriers disagree"] = Told(
            "ZA710000049HK",
            "returned",
            [Operation(1, 0, 50, null), Operation(8, 2, 40, "390000"), Operation(2, 2, 3, "390000")],
            [Trace("GTMS_SIGNED", 1)]),
        ["silent for long"] = Told("ZA710000052HK", "expired", [Operation(1, 0, 300, null)]),
        ["notices, to be asked for"] = async house => $"/notices/new?number={await house.ParcelToTellOfAsync()}",
        ["notices, asked for"] = async house => $"/notices/new?number={await house.ParcelToTellOfAsync()}&asked=true",
        ["notices, to be confirmed"] = async house => $"/notices/confirm/{await house.AskedAsync(isConfirmed: false)}",
        ["notices, own page"] = async house => $"/notices/{await house.AskedAsync()}",
        ["notices, own page of a buyer"] = async house => $"/notices/{await house.AskedAsync(isBuyer: true)}",
        ["notices, to be stopped"] = async house => $"/notices/{await house.AskedAsync()}/stop",
        ["notices, link gone"] = At($"/notices/{new string('A', 43)}"),
        ["policy, code to be typed"] = At("/p"),
        ["policy, wrong code"] = At("/p?refused=true"),
        ["policy, to be filmed"] = Policy(8),
        ["policy, by telephone"] = Policy(8, cod: 2_499_00),
        ["policy, ended"] = Policy(60),
        ["policy, void"] = Policy(0, status: PolicyStatus.Voided),
        ["policy, given back"] = Policy(3, status: PolicyStatus.Refunded),
        ["sender warned of"] = async house => $"/track/{(await house.DeceiverAsync()).OnTheWay}?anyway=true",
        ["objection of a sender"] = At("/senders/appeal"),
        ["objection of a sender, sent"] = At("/senders/appeal?sent=true"),
        ["claim, the door"] = At("/claims/new?track=ZA000000059HK"),
        ["claim, to be begun"] = Claimed((_, _, _) => Task.FromResult("/claims/new")),
        ["claim, too late"] = Claimed((_, _, _) => Task.FromResult("/claims/new"), daysAgo: 60),
        ["claim, draft to go on with"] = Claimed(async (app, track, policy) =>
        {
            await app.DraftAsync(track, policy, new(Circumstance.EmptyBox));
            return "/claims/new";
        }),
        ["claim, what happened"] = Draft("what", new()),
        ["claim, the story of a card"] = Draft("story", new(Circumstance.Overcharged)),
        ["claim, the story of a return"] = Draft("story", new(Circumstance.RefundNotSent)),
        ["claim, the sum"] = Draft("sum", new(Circumstance.OtherDeceit, "Обманули.")),
        ["claim, the contact"] = Draft("contact", new(Circumstance.OtherDeceit, "Обманули.", 1_000_00)),
        ["claim, the last look"] = Draft("check", new(Circumstance.OtherDeceit, "Обманули.", 1_000_00)),
        ["claim, sent"] = Case(cod: 2_499_00),
        ["claim, a video is missing"] = Case(cod: 4_990_00),
        ["claim, asked in words"] = Case(2_499_00, new ClaimOrder(
            ClaimStatus.EvidenceRequested, ClaimReason.DetailsNeeded, "Где заказывали?")),
        ["claim, refused"] = Case(
            2_499_00, new(ClaimStatus.InReview), new(ClaimStatus.Rejected, ClaimReason.NotCovered, "Товар тот самый.")),
        ["claim, approved"] = Case(2_499_00, new(ClaimStatus.InReview), new(ClaimStatus.Approved, ClaimReason.FraudConfirmed)),
        ["claim, approved in part"] = Case(
            2_499_00, new(ClaimStatus.InReview), new(ClaimStatus.PartlyApproved, ClaimReason.PartShown, "Чек на часть.", 500_00)),
        ["claim, at the bank"] = Case(
            2_499_00, new(ClaimStatus.InReview), new(ClaimStatus.BankCorrespondence, ClaimReason.BankMustAnswer)),
        ["claim, on hold"] = Case(2_499_00, new ClaimOrder(ClaimStatus.OnHold, ClaimReason.CourtOrPolice)),
        ["claim, withdrawn"] = Case(2_499_00, new ClaimOrder(ClaimStatus.Withdrawn, ClaimReason.ChangedMind)),
        ["offices"] = At("/offices"),
        ["offices, found"] = At("/offices?q=рязань"),
        ["offices, none"] = At("/offices?q=нетакого"),
        ["offices, too short"] = At("/offices?q=я"),
        ["office"] = At("/offices/390000"),
        ["office far away"] = At("/offices/683001"),
        ["regions"] = At("/offices/regions"),
        ["region"] = RegionAsync,
        ["region, nothing sold"] = At("/offices/regions/87"),
        [Staff + "sign-in"] = At("/staff"),
        [Staff + "doors"] = At("/staff", "sidorova"),
        [Staff + "own account"] = At("/staff/me", "ivanova"),
        [Staff + "own account, to be confirmed"] = At("/staff/me", "petrov", "confirmed_at = created_at - interval '6 minutes'"),
        [Staff + "second factor"] = At("/staff/second-factor", "ivanova"),
        [Staff + "confirm"] = At("/staff/confirm", "ivanova"),
        [Staff + "locked"] = At("/staff/locked?returnUrl=/staff/me", "kuznetsova", "locked_at = created_at"),
        [Staff + "counter, no shift"] = At("/counter", "petrov"),
        [Staff + "counter"] = Counter("/counter"),
        [Staff + "counter, an offer"] = Counter("/counter?number={0}"),
        [Staff + "counter, a sum to be typed"] = Counter("/counter?number={0}", cod: null),
        [Staff + "counter, elsewhere"] = Counter("/counter?number={0}", office: "101000"),
        [Staff + "counter, wrong number"] = Counter("/counter?number=39000026004511"),
        [Staff + "counter, sold"] = Sold("/counter/sold/{0}"),
        [Staff + "counter, to be taken back"] = Sold("/counter/cancel?find={0}"),
        [Staff + "counter, practice"] = Counter("/counter/training"),
        [Staff + "second screen"] = Counter("/counter/screen"),
        [Staff + "paper"] = Sold("/counter/policies/{0}/paper"),
        [Staff + "paper, wide"] = Sold("/counter/policies/{0}/paper?format=a4"),
        [Staff + "journal"] = Counter("/counter/journal"),
        [Staff + "shift"] = Counter("/counter/shift"),
        [Staff + "approvals"] = Counter("/counter/approvals"),
        [Staff + "calendar"] = At("/desk/calendar", "volkova"),
        [Staff + "calendar, a day chosen"] = At("/desk/calendar?day=2026-12-31", "volkova"),
        [Staff + "calendar, not filled"] = At("/desk/calendar?year=2031", "volkova"),
        [Staff + "desk, the queue"] = Desk("/desk"),
        [Staff + "desk, a part of the queue"] = Desk("/desk?turn=us&from=abc"),
        [Staff + "desk, nothing like it"] = Desk("/desk?region=87"),
        [Staff + "desk, a claim"] = Desk("/desk/{0}"),
        [Staff + "desk, search"] = Desk("/desk/search"),
        [Staff + "desk, load"] = Desk("/desk/load"),
        [Staff + "desk, texts"] = Desk("/desk/texts"),
        [Staff + "desk, a text"] = Desk("/desk/texts/edit/c0000000-0000-7000-8000-000000000001"),
        [Staff + "audit log"] = At("/staff/audit", "orlov"),
        [Staff + "accounts"] = At("/staff/accounts", "admin"),
        [Staff + "account"] = At($"/staff/accounts/{DemoMode.Clerk}", "admin"),
        [Staff + "letters to look at"] = Letter("/desk/letters", isGone: false),
        [Staff + "letter, to whom"] = Letter("/desk/{0}/letters/new", isGone: false),
        [Staff + "letter, not gone"] = Letter("/desk/{0}/letters/1", isGone: false),
        [Staff + "letter, to be answered"] = Letter("/desk/{0}/letters/1", isGone: true),
        [Staff + "how banks answer"] = Letter("/desk/letters/banks", isGone: true),
        [Staff + "addressees"] = At("/desk/letters/addressees", "volkova"),
        [Staff + "templates"] = At("/desk/letters/templates", "volkova"),
        [Staff + "template"] = At("/desk/letters/templates/first-to-bank", "volkova"),
        [Staff + "payouts"] = Money(PayoutsAsync),
        [Staff + "payout, to be released"] = Money(async house => $"/desk/payouts/{await house.OrderedAsync()}/1"),
        [Staff + "payout, in a file"] = Money(async house => $"/desk/payouts/{(await house.SentAsync()).Claim}/1"),
        [Staff + "payout, to be ordered"] = Money(async house => $"/desk/payouts/order/{(await house.ApprovedAsync()).Claim}"),
        [Staff + "payee"] = Money(async house => $"/desk/payouts/payee/{(await house.ApprovedAsync()).Claim}"),
        [Staff + "recovered money"] = Money(async house => $"/desk/payouts/recovery/{(await house.ApprovedAsync()).Claim}"),
        [Staff + "payout file, new"] = Money(NewFileAsync),
        [Staff + "payout file"] = Money(async house => $"/desk/payouts/files/{(await house.SentAsync()).File}"),
        [Staff + "senders"] = Desk(_ => "/desk/senders"),
        [Staff + "sender"] = Desk(deceiver => $"/desk/senders/{deceiver.Id}"),
        [Staff + "sender of a parcel"] = Desk(deceiver => $"/desk/senders/traits/{deceiver.OnTheWay}"),
        [Staff + "sender's objection"] = Desk(deceiver => $"/desk/senders/appeals/{deceiver.Appeal}"),
        [Staff + "claim by telephone"] = At("/desk/new", "smirnov"),
        [Staff + "claim by telephone, the form"] = Desk(async (_, policy) => await Task.FromResult($"/desk/new?policyNumber={policy}")),
        [Staff + "claim by telephone, closed"] = Desk(async (app, policy) =>
        {
            await app.FileAsync(policy, asked: 2_499_00);
            return $"/desk/new?policyNumber={policy}";
        }),
        [Staff + "claim by telephone, filed"] = Desk(async (app, policy) => $"/desk/new?filed={await app.FileAsync(policy)}"),
        ["portal"] = Portal("/partner", "hongkong"),
        ["portal, as a member"] = Portal("/partner", "hkclerk"),
        ["portal, parcels"] = Portal("/partner/shipments", "hkclerk"),
        ["portal, no such parcels"] = Portal("/partner/shipments?number=nothing", "hkclerk"),
        ["portal, keys"] = Portal("/partner/keys", "hongkong"),
        ["portal, data quality"] = Portal("/partner/quality", "hkclerk"),
        ["portal, people"] = Portal("/partner/members?done=Changed", "hongkong"),
        [Staff + "organisations"] = At("/staff/partners", "admin"),
        [Staff + "organisation"] = async house => await At($"/staff/partners/{await house.App.DemoTenantAsync()}", "admin")(house),
        ["webhooks, none"] = Hooks((_, _) => Task.FromResult("/partner/webhooks"), "Newcomer"),
        ["webhooks"] = Hooks(EndpointsAsync, "Ship & Co"),
        ["webhook"] = Hooks(async (app, tenant) =>
        {
            var endpoint = await app.EndpointAsync(tenant, $"https://shop.example/hooks/{Guid.NewGuid():N}");
            await app.MessagesAsync(endpoint);
            return $"/partner/webhooks/{endpoint}";
        }),
        ["webhook, failing"] = Hooks(async (app, tenant) => $"/partner/webhooks/{await app.EndpointAsync(
            tenant,
            $"https://slow.example/{Guid.NewGuid():N}",
            "failing_since = now() - interval '5 hours', paused_until = now() + interval '1 day'")}"),
        ["webhook, unconfirmed"] = Hooks(async (app, tenant) => $"/partner/webhooks/{await app.EndpointAsync(
            tenant, $"https://new.example/{Guid.NewGuid():N}", "state = 4, last_success_at = null")}"),
        ["webhook, disabled"] = Hooks(async (app, tenant) => $"/partner/webhooks/{await app.EndpointAsync(
            tenant,
            $"https://gone.example/{Guid.NewGuid():N}",
            "state = 2, disabled_why = 3, disabled_at = now(), previous_until = now() + interval '1 day'")}"),
        ["uploads"] = At("/partner/uploads", UploadStates.Member),
        ["uploads, refused"] = At("/partner/uploads?refused=TooLong", UploadStates.Member),
        ["upload, being checked"] = UploadStates.Of(
            "state = 2, rows_done = 2, rows = null, bytes_done = 90, due_at = now() + interval '1 day'"),
        ["upload, checked"] = UploadStates.Of(),
        ["upload, nothing in it"] = UploadStates.Of(file: "trackNumber\nnothing\n"),
        ["upload, being done"] = UploadStates.Of(
            "state = 4, run_at = now(), run_by = member_id, rows_done = 2, found_created = 2, due_at = now() + interval '1 day'"),
        ["upload, done"] = UploadStates.Of(
            "state = 5, run_at = now(), run_by = member_id, rows_done = 4, found_created = 4, ended_at = now()"),
        ["upload, stopped"] = UploadStates.Of("state = 6, run_at = now(), run_by = member_id, rows_done = 2, found_created = 2"),
        ["upload, broke off"] = UploadStates.Of("state = 9"),
        ["upload, thrown away"] = UploadStates.Of("state = 8, is_file_gone = true"),
        ["upload, can't be read"] = UploadStates.Of(file: "origin\nHK\n"),
        ["upload, events"] = UploadStates.Of(
            file: "trackNumber,occurredAt,code,carrier\nZA720000036HK,2026-11-20T10:12:00+03:00,8/2,russian-post\n", kind: "Events"),
        ["one parcel of a partner"] = At("/partner/shipments/new", UploadStates.Member),
        ["one parcel of a partner, registered"] = At("/partner/shipments/new?done=ZA000000059HK&verdict=Created", UploadStates.Member),
        [Staff + "receipts of a partner"] = async house => $"/partner/receipts?number=39000026004510#{await house.PartnerAsync()}",
        ["error 404"] = At("/no-such-page"),
        ["error 429"] = At("/error/429"),
        ["error 500"] = At("/error/500"),
        ["error 503"] = At("/error/503"),
    };

    public static TheoryData<string> All => [.. Makers.Keys];

    public static Task<string> PathAsync(string state, House house) => Makers[state](house);
}
