using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking;
using static PostalTracking.UnitTests.Tracking.MadeUpParcel;

namespace PostalTracking.UnitTests.Tracking;

public sealed class EtaEstimateTests
{
    private static readonly DateTimeOffset Dispatched = new(2026, 11, 12, 3, 0, 0, TimeSpan.Zero);
    private static readonly LaneTimes Lane = new(312, TimeSpan.FromDays(7), TimeSpan.FromDays(12), 0.91);

    [Fact]
    public void Without_a_history_of_the_lane_the_promise_counts()
    {
        var estimate = Estimate(ShipmentService.Srm, "HK", null)!;

        Assert.Equal((EtaBasis.Promise, new DateOnly(2026, 11, 18), new DateOnly(2026, 11, 22)), (estimate.Basis, estimate.From, estimate.To));
    }

    [Fact]
    public void With_one_half_to_nine_in_ten_is_the_window()
    {
        var estimate = Estimate(ShipmentService.Registered, "CN", Lane)!;

        Assert.Equal((EtaBasis.Lane, new DateOnly(2026, 11, 19), new DateOnly(2026, 11, 24)), (estimate.Basis, estimate.From, estimate.To));
    }

    [Fact]
    public void A_handful_of_parcels_says_nothing_of_a_lane()
    {
        Assert.Null(Estimate(ShipmentService.Registered, "CN", Lane with { Sample = LaneTimes.SmallestSample - 1 }));
        Assert.NotNull(Estimate(ShipmentService.Registered, "CN", Lane with { Sample = LaneTimes.SmallestSample }));
    }

    [Fact]
    public void Nothing_is_promised_to_other_services_and_lanes()
    {
        Assert.Null(Estimate(ShipmentService.Registered, "HK", null));
        Assert.Null(Estimate(ShipmentService.Srm, "CN", null));
    }

    [Fact]
    public void What_has_arrived_or_was_never_dispatched_has_no_estimate()
    {
        Assert.Null(EtaEstimate.Of(ShipmentService.Srm, "HK", "RU", Dispatched, hasArrived: true, Lane));
        Assert.Null(EtaEstimate.Of(ShipmentService.Srm, "HK", "RU", null, hasArrived: false, Lane));
    }

    [Theory]
    [InlineData("ru", "Гонконг — Рязанская область: девять из десяти приходят к 24 ноября. Посылок в расчёте за год: 312. В прошлом месяце к сроку пришли 91 из 100.")]
    [InlineData("en", "Гонконг – Рязанская область: nine in ten arrive by 24 November. Parcels counted over a year: 312. Last month 91 in 100 came in time.")]
    [InlineData("zh", "Гонконг — Рязанская область：十件中有九件在 11月24日 前到达。一年内统计的包裹数：312。 上个月每 100 件中有 91 件按时到达。")]
    public void The_page_says_what_is_behind_it(string language, string text)
    {
        var context = Context(Now) with { Language = language, Estimate = Estimate(ShipmentService.Srm, "HK", Lane) };

        Assert.Equal(text, ParcelPage.From(OnItsWay, context).Lane!.Text.Replace('\u00A0', ' '));
    }

    private static EtaEstimate? Estimate(ShipmentService service, string origin, LaneTimes? lane) =>
        EtaEstimate.Of(service, origin, "RU", Dispatched, hasArrived: false, lane);
}
