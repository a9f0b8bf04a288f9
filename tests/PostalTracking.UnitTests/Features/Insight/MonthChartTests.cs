using PostalTracking.Web.Features.Insight;

namespace PostalTracking.UnitTests.Features.Insight;

public class MonthChartTests
{
    private static readonly DateOnly November = new(2026, 11, 1);

    [Fact]
    public void A_withheld_month_can_not_be_computed_from_the_rest()
    {
        PolicyMonth[] sold =
            [new(62, November, 40, 3_960_00), new(62, November.AddMonths(-1), 4, 396_00), new(62, November.AddMonths(-30), 90, 8_910_00)];

        var chart = MonthChart.Of(sold, November, 12, "ru");

        Assert.Equal((40, 3_960_00L, true), (chart.Policies, chart.Premiums, chart.HasWithheld));
        Assert.Equal((null, null, 0.0), (chart.Bars[10].Count, chart.Bars[10].Premiums, chart.Bars[10].Height));
    }

    [Fact]
    public void The_tallest_bar_fills_the_drawing_and_months_without_sales_are_none()
    {
        var chart = MonthChart.Of([new(62, November, 40, 3_960_00), new(62, November.AddMonths(-2), 10, 990_00)], November, 12, "ru");

        Assert.Equal(12, chart.Bars.Count);
        Assert.Equal(("ноябрь 2026", "нояб", MonthChart.Top), (chart.Bars[11].Name, chart.Bars[11].ShortName, chart.Bars[11].Height));
        Assert.Equal((0, 0.0), (chart.Bars[10].Count, chart.Bars[10].Height));
        Assert.Equal(MonthChart.Top / 4, chart.Bars[9].Height);
    }
}
