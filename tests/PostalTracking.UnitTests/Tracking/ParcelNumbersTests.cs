using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;
using static PostalTracking.UnitTests.Tracking.Ingest.Told;

namespace PostalTracking.UnitTests.Tracking;

public sealed class ParcelNumbersTests
{
    private const string Kept = "RA000000705CN";
    private const string Label = "RB000000019RU";

    [Fact]
    public void A_parcel_with_one_number_tells_no_story() =>
        Assert.Equal(new ParcelNumbers(Kept, null, null), ParcelNumbers.Of(Parcel(Kept), Kept, "ru"));

    [Fact]
    public void Under_a_new_label_the_last_one_is_shown()
    {
        var parcel = Parcel(Kept) with
        {
            OtherNumbers = [new(Label, NumberChange.Relabelled, Now.AddDays(-2)), new("RB000000022RU", NumberChange.Relabelled, Now.AddDays(-5))],
        };
        Assert.Equal(Label, ParcelNumbers.Of(parcel, Kept, "ru").Shown);
        Assert.StartsWith("Номер изменился", ParcelNumbers.Of(parcel, Kept, "ru").Story, StringComparison.Ordinal);
        Assert.StartsWith("Раньше", ParcelNumbers.Of(parcel, Label, "ru").Story, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parcel_known_by_its_new_label_leads_there_from_the_old_one()
    {
        var parcel = Parcel(Label) with { OtherNumbers = [new(Kept, NumberChange.Former, null)] };
        Assert.Equal(Label, ParcelNumbers.Of(parcel, Kept, "en").Shown);
        Assert.StartsWith("The number has changed", ParcelNumbers.Of(parcel, Kept, "en").Story, StringComparison.Ordinal);
        Assert.Contains("RA\u00A00000\u00A00070\u00A05\u00A0CN", ParcelNumbers.Of(parcel, Label, "en").Story, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_carriers_number_is_told_beside_and_replaces_nothing()
    {
        var parcel = Parcel("LP00724622449605") with { OtherNumbers = [new(Label, NumberChange.NextCarrier, null)] };
        var shown = ParcelNumbers.Of(parcel, "LP00724622449605", "ru");
        Assert.Equal("LP00724622449605", shown.Shown);
        Assert.Null(shown.Story);
        Assert.NotNull(shown.Next);

        var byNext = ParcelNumbers.Of(parcel, Label, "ru");
        Assert.Contains("номера одной посылки", byNext.Story, StringComparison.Ordinal);
        Assert.Null(byNext.Next);
    }
}
