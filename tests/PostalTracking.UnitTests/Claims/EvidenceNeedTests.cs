using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Protection;

namespace PostalTracking.UnitTests.Claims;

public sealed class EvidenceNeedTests
{
    private static readonly Tariff Tariff = new()
    {
        Id = 1,
        From = DateTimeOffset.UnixEpoch,
        Premium = 99_00,
        CoverMonths = 1,
        PhoneUpTo = 3_000_00,
        CoolingOffDays = 14,
    };

    [Fact]
    public void The_checklist_is_as_it_was_reviewed() => Assert.Equal(
        """
        something-else, phone: goods-photo?, order-page?
        something-else, video: unboxing-video, order-page?, goods-photo?
        empty-box, phone: goods-photo?
        empty-box, video: unboxing-video
        refund-not-sent, phone: return-receipt?, correspondence?
        refund-not-sent, video: return-receipt, correspondence?
        poor-quality, phone: goods-photo?, order-page?
        poor-quality, video: unboxing-video, order-page?, goods-photo?
        overcharged, phone: bank-statement?, order-page?
        overcharged, video: bank-statement, order-page?
        sender-unreachable, phone: correspondence?, order-page?
        sender-unreachable, video: correspondence, order-page?
        other-deceit, phone: correspondence?, other?
        other-deceit, video: unboxing-video, correspondence?, other?
        """.ReplaceLineEndings("\n"),
        string.Join('\n', Cases.Select(one => Line(one.Circumstance, one.Rule))));

    [Theory]
    [InlineData(3_000_00, false)]
    [InlineData(3_000_01, true)]
    public void From_one_kopeck_above_three_thousand_the_opening_of_the_box_has_to_be_shown(long cod, bool asksVideo)
    {
        foreach (var circumstance in Enum.GetValues<Circumstance>())
        {
            var isAboutTheBox = circumstance is Circumstance.SomethingElse or Circumstance.EmptyBox
                or Circumstance.PoorQuality or Circumstance.OtherDeceit;
            var needs = EvidenceKinds.For(circumstance, Tariff.EvidenceFor(cod));

            Assert.Equal(asksVideo && isAboutTheBox, needs.Any(need => need.Kind == EvidenceKind.UnboxingVideo));
        }
    }

    [Fact]
    public void Nothing_is_asked_for_twice() => Assert.All(
        Cases.Select(one => EvidenceKinds.For(one.Circumstance, one.Rule)),
        needs => Assert.Equal(needs.Count, needs.DistinctBy(need => need.Kind).Count()));

    [Fact]
    public void Every_name_of_the_API_is_read_back()
    {
        Assert.All(Enum.GetValues<Circumstance>(), circumstance => Assert.Equal(circumstance, Circumstances.Parse(circumstance.Name())));
        Assert.All(Enum.GetValues<EvidenceKind>(), kind => Assert.Equal(kind, EvidenceKinds.Parse(kind.Name())));
        Assert.Null(Circumstances.Parse("Empty-Box"));
        Assert.Null(Circumstances.Parse(null));
        Assert.Null(EvidenceKinds.Parse("1"));
    }

    private static IEnumerable<(Circumstance Circumstance, EvidenceRule Rule)> Cases =>
        from circumstance in Enum.GetValues<Circumstance>() from rule in Enum.GetValues<EvidenceRule>() select (circumstance, rule);

    private static string Line(Circumstance circumstance, EvidenceRule rule)
    {
        var needs = EvidenceKinds.For(circumstance, rule).Select(need => $"{need.Kind.Name()}{(need.IsRequired ? "" : "?")}");
        return $"{circumstance.Name()}, {rule.ToString().ToLowerInvariant()}: {string.Join(", ", needs)}";
    }
}
