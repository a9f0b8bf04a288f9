using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking;
using static PostalTracking.UnitTests.Tracking.MadeUpParcel;

namespace PostalTracking.UnitTests.Tracking;

public class ParcelPageTests
{
    [Fact]
    public void A_parcel_at_its_office_says_where_since_when_and_by_when()
    {
        var answer = Page(Waiting).Answer;

        Assert.Equal("Ждёт вас в отделении 390000", answer.Title);
        Assert.Equal("Сегодня с 10:12.", Plain(answer.When!));
        Assert.Equal("Заберите до 20 декабря, нужен паспорт или код из СМС.", Plain(answer.Todo.ToString()));
        Assert.Equal(Tone.Good, answer.Tone);
    }

    [Fact]
    public void Once_the_storage_time_is_over_it_says_so() => Assert.StartsWith(
        "Срок хранения вышел 20 декабря", Plain(Page(Waiting, Now.AddDays(31)).Answer.Todo.ToString()), StringComparison.Ordinal);

    [Fact]
    public void On_its_last_day_it_can_still_be_collected() => Assert.StartsWith(
        "Заберите до 20 декабря", Plain(Page(Waiting, Now.AddDays(30)).Answer.Todo.ToString()), StringComparison.Ordinal);

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    [InlineData("zh")]
    public void Every_status_makes_a_page(string language) => Assert.All(ShipmentStatuses.All, status =>
    {
        var page = ParcelPage.From(Waiting with { Status = status }, Context(Now, language));

        Assert.NotEmpty(page.Answer.Title);
        Assert.DoesNotContain("{", page.Answer.Title + page.Answer.When + page.Answer.Todo, StringComparison.Ordinal);
        Assert.Equal(status.IsFinal(), page.RefreshSeconds is null);
    });

    [Theory]
    [InlineData(11, 20, "Обещано 6–10 дней, в пути 8-й день", false)]
    [InlineData(11, 12, "Обещано 6–10 дней, отправлена сегодня", false)]
    [InlineData(11, 22, "Обещано 6–10 дней, в пути 10-й день", false)]
    [InlineData(11, 23, "Обещано 6–10 дней, в пути 11-й день: опаздывает", true)]
    public void The_promise_counts_calendar_days_from_dispatch(int month, int day, string title, bool late)
    {
        var promise = Page(OnItsWay, new(2026, month, day, 9, 30, 0, TimeSpan.Zero)).Promise!;

        Assert.Equal(title, Plain(promise.Title));
        Assert.Equal(late, promise.Late);
    }

    [Fact]
    public void The_promise_stops_at_arrival() =>
        Assert.Equal("Обещано 6–10 дней, дошла за 8 дней", Plain(Page(Waiting, Now.AddDays(9)).Promise!.Title));

    [Fact]
    public void Nothing_is_promised_from_elsewhere_or_by_another_service()
    {
        Assert.Null(Page(OnItsWay with { Origin = "CN" }).Promise);
        Assert.Null(Page(OnItsWay with { Service = (short)ShipmentService.Registered }).Promise);
        Assert.Null(Page(OnItsWay with { Status = ShipmentStatus.Lost }).Promise);
    }

    [Fact]
    public void An_untracked_item_says_that_it_carries_no_tracking()
    {
        var page = Page(OnItsWay with { Service = (short)ShipmentService.Untracked, History = [], Status = ShipmentStatus.Pending });

        Assert.Equal("У такого отправления нет отслеживания", page.Answer.Title);
        Assert.Null(page.RefreshSeconds);
        Assert.Empty(page.Sources.Lines);
    }

    [Fact]
    public void Another_carriers_outcome_is_named_and_a_laggard_is_not()
    {
        var laggard = new SourceState(Carrier.HongkongPost, ShipmentStatus.InTransit, Now);
        var contrary = new SourceState(Carrier.Cainiao, ShipmentStatus.Delivered, Now);

        Assert.Null(Page(Waiting with { Sources = [laggard] }).Sources.Disagreement);
        Assert.Contains("Почта России", Page(Waiting with { Sources = [laggard, contrary] }).Sources.Disagreement, StringComparison.Ordinal);
    }

    [Fact]
    public void A_carrier_that_does_not_answer_is_named()
    {
        var context = Context(Now) with { Silent = new HashSet<Carrier> { Carrier.Cainiao } };
        var sources = ParcelPage.From(Waiting with { Sources = [new(Carrier.Cainiao, ShipmentStatus.InTransit, Now)] }, context).Sources;

        Assert.StartsWith("Cainiao сейчас не отвечает", sources.Silence, StringComparison.Ordinal);
        Assert.True(sources.Lines[0].Silent);
    }

    [Fact]
    public void The_etag_changes_with_the_parcel_the_check_and_the_language()
    {
        string[] tags =
        [
            Page(Waiting).ETag,
            Page(Waiting with { Version = 9 }).ETag,
            Page(Waiting with { CheckedAt = Now }).ETag,
            ParcelPage.From(Waiting, Context(Now, "en")).ETag,
        ];

        Assert.Equal(tags.Length, tags.Distinct().Count());
        Assert.Equal(tags[0], Page(Waiting).ETag);
    }
}
