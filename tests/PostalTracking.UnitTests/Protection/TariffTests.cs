using PostalTracking.Domain.Protection;

namespace PostalTracking.UnitTests.Protection;

public sealed class TariffTests
{
    private static readonly DateTimeOffset First = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(3_000_00, EvidenceRule.Phone)]
    [InlineData(3_000_01, EvidenceRule.Video)]
    [InlineData(1, EvidenceRule.Phone)]
    public void Up_to_and_including_the_threshold_a_call_is_enough(long cod, EvidenceRule rule) =>
        Assert.Equal(rule, Of(1, First).EvidenceFor(cod));

    [Fact]
    public void A_tariff_counts_from_its_first_instant_to_the_next_ones()
    {
        Tariff[] tariffs = [Of(2, First.AddYears(1)), Of(1, First)];

        Assert.Null(Tariff.InEffect(tariffs, First.AddTicks(-1)));
        Assert.Equal((short)1, Tariff.InEffect(tariffs, First)!.Id);
        Assert.Equal((short)1, Tariff.InEffect(tariffs, First.AddYears(1).AddTicks(-1))!.Id);
        Assert.Equal((short)2, Tariff.InEffect(tariffs, First.AddYears(1))!.Id);
    }

    private static Tariff Of(short id, DateTimeOffset from) =>
        new() { Id = id, From = from, Premium = 99_00, CoverMonths = 1, PhoneUpTo = 3_000_00, CoolingOffDays = 14 };
}
