using PostalTracking.Web.Features.Partners;

namespace PostalTracking.UnitTests.Features.Partners;

public sealed class QualityCardTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Fact]
    public void Without_events_nothing_is_good_or_bad()
    {
        var card = Card([]);

        Assert.Null(card.Percentile(50));
        Assert.Null(card.Late.Percent);
        Assert.Equal(QualityGrade.None, card.Overall);
    }

    [Fact]
    public void A_percentile_is_read_off_the_steps_of_lateness()
    {
        // 100 within five minutes, 100 from one hour to two.
        var card = Card([Sent(stored: 200, late: [100, 0, 0, 0, 100])]);

        Assert.Equal(TimeSpan.FromMinutes(2.5), card.Percentile(25));
        Assert.Equal(TimeSpan.FromMinutes(5), card.Percentile(50));
        Assert.Equal(TimeSpan.FromMinutes(90), card.Percentile(75));
        Assert.Equal(TimeSpan.FromHours(2), card.Percentile(100));
    }

    [Fact]
    public void What_is_later_than_the_last_step_has_no_number() =>
        Assert.Equal(TimeSpan.MaxValue, Card([Sent(stored: 1, late: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])]).Percentile(50));

    [Fact]
    public void Late_is_what_comes_after_six_hours()
    {
        // The seventh step ends at six hours.
        var card = Card([Sent(stored: 10, late: [0, 0, 0, 0, 0, 0, 7, 2, 0, 0, 0, 1])]);

        Assert.Equal((3, 10), (card.Late.Part, card.Late.Whole));
        Assert.Equal(QualityGrade.Bad, card.Grades["Late"]);
        Assert.Equal(QualityGrade.Bad, card.Overall);
    }

    [Fact]
    public void Days_are_summed_and_shares_have_their_own_wholes()
    {
        var card = Card([Sent(stored: 60, duplicate: 30, rejected: 10, unmapped: 9), Sent(stored: 100)]);

        Assert.Equal((10, 200), (card.Rejected.Part, card.Rejected.Whole));
        Assert.Equal((30, 190), (card.Duplicate.Part, card.Duplicate.Whole));
        Assert.Equal((9, 190), (card.Unmapped.Part, card.Unmapped.Whole));
    }

    [Fact]
    public void The_columns_of_a_day_are_as_high_as_its_share_of_the_fullest_one()
    {
        var chart = QualityChart.Of(Card([Sent(stored: 60, duplicate: 30, rejected: 10)]));

        Assert.Equal(30, chart.Columns.Count);
        var column = Assert.Single(chart.Columns, column => column.Counts is not null);
        Assert.Equal((60, 30, 10), (column.Stored, column.Duplicate, column.Rejected));
    }

    private static QualityCard Card(EventDay[] days) => new(
        Day.AddDays(-29), Day, [.. days.Select((day, i) => new EventDay
        {
            TenantId = 1,
            Day = Day.AddDays(-i),
            Stored = day.Stored,
            Duplicate = day.Duplicate,
            Rejected = day.Rejected,
            Unmapped = day.Unmapped,
            Late = day.Late,
        })], new(0, default, default), []);

    private static EventDay Sent(long stored = 0, long duplicate = 0, long rejected = 0, long unmapped = 0, long[]? late = null) => new()
    {
        TenantId = 1,
        Day = Day,
        Stored = stored,
        Duplicate = duplicate,
        Rejected = rejected,
        Unmapped = unmapped,
        Late = late ?? [],
    };
}
