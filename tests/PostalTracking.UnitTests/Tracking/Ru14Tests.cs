using System.Globalization;
using PostalTracking.Domain.Tracking;
using PostalTracking.UnitTests.Tracking.Examples;

namespace PostalTracking.UnitTests.Tracking;

public class Ru14Tests
{
    public sealed record Vector(
        string Number, bool Holds, string CheckDigit, string Office, int Month, string Serial, string Why);

    public sealed record Cycle(int Month, string[] AcceptedIn);

    public static IEnumerable<TheoryDataRow<Vector>> Vectors =>
        Example.Rows<Vector>("ru14.json", vector => $"{vector.Number}, {vector.Why}");

    public static IEnumerable<TheoryDataRow<Cycle>> Cycles =>
        Example.Rows<Cycle>("ru14-months.json", cycle => cycle.Month.ToString(CultureInfo.InvariantCulture));

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Knows_the_check_digit_and_takes_the_number_apart(Vector vector)
    {
        var number = TrackNumber.Parse(vector.Number);

        Assert.Equal(NumberFormat.Ru14, number.Format);
        Assert.Equal(ShipmentService.Domestic, number.Service);
        Assert.Equal(vector.Holds, number.CheckDigitHolds);
        Assert.Equal(vector.CheckDigit, Ru14.CheckDigit(number.Value).ToString());
        Assert.Equal(new Ru14(vector.Office, vector.Month, vector.Serial), Ru14.Of(number));
    }

    [Theory]
    [MemberData(nameof(Cycles))]
    public void Its_month_comes_round_every_99_months(Cycle cycle)
    {
        var months = cycle.AcceptedIn.Select(month => DateOnly.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture)).ToArray();
        var number = new Ru14("141021", cycle.Month, "00001");

        Assert.Equal(months.Reverse(), number.AcceptanceMonths(months[^1]));
        for (var i = 0; i < months.Length; i++)
        {
            Assert.Equal(months[i], number.AcceptedIn(months[i]));
            Assert.Equal(months[i], number.AcceptedIn(months[i].AddMonths(Ru14.CycleMonths).AddDays(-1)));
            Assert.Equal(i == 0 ? null : months[i - 1], number.AcceptedIn(months[i].AddDays(-1)));
        }
    }

    [Fact]
    public void Every_month_of_this_century_has_its_number()
    {
        for (var (month, number) = (new DateOnly(2000, 1, 1), 0); month.Year < 2100; month = month.AddMonths(1), number++)
        {
            Assert.Equal(month, new Ru14("141021", (number % 99) + 1, "00001").AcceptedIn(month));
        }
    }

    [Fact]
    public void A_month_of_zero_is_no_month() => Assert.Null(new Ru14("141021", 0, "00001").AcceptedIn(new DateOnly(2026, 10, 5)));

    [Fact]
    public void Other_forms_are_not_taken_apart() => Assert.Null(Ru14.Of(TrackNumber.Parse("ZA123456785HK")));
}
