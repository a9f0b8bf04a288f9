using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Money;
using static PostalTracking.UnitTests.Tracking.MadeUpParcel;

namespace PostalTracking.UnitTests.Tracking;

public sealed class CodStoryTests
{
    private const string Paid = "Оплачен в отделении 11 октября.";
    private const string Accepted = "Почта приняла перевод отправителю 12 октября.";

    // Half an hour before midnight in UTC: the eleventh in Moscow.
    private static readonly DateTimeOffset Collected = new(2026, 10, 10, 23, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", $"{Paid}")]
    [InlineData("1", $"{Paid} {Accepted}")]
    [InlineData("14", $"{Paid} {Accepted} Перевод переслали в другое отделение 13 октября.")]
    [InlineData("15", $"{Paid} {Accepted} Перевод вернули 13 октября в отделение, где взяли деньги.")]
    [InlineData("143", $"{Paid} {Accepted} Деньги выданы отправителю вчера.")]
    [InlineData("3", $"{Paid} Деньги выданы отправителю 12 октября.")]
    public void The_story_is_told_in_its_order_with_the_posts_days(string types, string story) =>
        Assert.Equal(story, Told(Of(types, Collected.AddDays(4))));

    [Fact]
    public void Before_it_is_paid_there_is_one_thing_to_say_and_after_a_return_nothing_to_pay()
    {
        Assert.Equal("Ещё не оплачен.", Told(Transfer(true, null, null, "", Collected)));
        Assert.Equal("Возврат посылки отмечен 11 октября: платить не нужно.", Told(Transfer(true, null, Collected, "", Collected.AddDays(9))));
        Assert.Null(CodStory.Of(CodTransfer.None, Collected, "ru"));
    }

    [Theory]
    [InlineData("", $"{Paid}")]
    [InlineData("14", $"{Paid} {Accepted} Перевод переслали в другое отделение 13 октября.")]
    public void Money_that_does_not_come_is_said_to_be_late_beside_what_is_known_of_it(string types, string story)
    {
        var late = CodStory.Of(Of(types, Collected.AddDays(8.5)), Collected.AddDays(8.5), "ru")!;

        Assert.Equal(story, Plain(string.Join(' ', late.Steps)));
        Assert.Equal("Деньги взяты, но отправитель не получил их уже 8 дней.", Plain(late.Late!));
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    [InlineData("zh")]
    public void Every_state_has_its_words_in_every_language(string language)
    {
        Assert.All(["", "1", "14", "15", "13", "2", "167"], types => Assert.All([2, 30], days =>
        {
            var now = Collected.AddDays(days);
            var story = CodStory.Of(Of(types, now), now, language)!;

            Assert.DoesNotContain("{", string.Concat(story.Steps) + story.Late, StringComparison.Ordinal);
            Assert.Equal(days == 30 && !types.Contains('3', StringComparison.Ordinal), story.Late is not null);
        }));
        Assert.NotEmpty(CodStory.Of(Transfer(true, null, null, "", Collected), Collected, language)!.Steps);
        Assert.NotEmpty(CodStory.Of(Transfer(true, null, Collected, "", Collected), Collected, language)!.Steps);
    }

    [Fact]
    public void Anyone_sees_that_something_is_to_pay_until_the_parcel_was_handed_over_or_paid_for()
    {
        var due = Waiting with { Dues = Dues.Cod };
        var handedOver = Waiting.History[^1] with { OccurredAt = Now, Code = 5 };
        var paid = handedOver with { Code = 6 };

        Assert.NotNull(Of(due));
        Assert.Null(Of(due with { History = [.. due.History, handedOver] }));
        Assert.Null(Of(due with { History = [.. due.History, paid] }));
        Assert.NotNull(Of(due with { History = [.. due.History, paid, paid with { Revision = 1 }] }));
        Assert.Equal("Нужно заплатить: таможенный платёж", Of(due with { Dues = Dues.Cod | Dues.Duty, History = [.. due.History, paid] })?.Title);

        static MoneyLine? Of(ShipmentSnapshot parcel) => Page(parcel).Money;
    }

    private static string? Told(CodTransfer transfer) =>
        Plain(string.Join(' ', CodStory.Of(transfer, Collected.AddDays(4), "ru")!.Steps));

    private static CodTransfer Of(string types, DateTimeOffset now) => Transfer(true, Collected, null, types, now);

    private static CodTransfer Transfer(bool due, DateTimeOffset? collected, DateTimeOffset? returned, string types, DateTimeOffset now) =>
        CodTransfer.Of(
            due,
            collected,
            returned,
            types.Select((type, i) => new MoneyOrderStep(Collected.AddDays(i + 1), type - '0', 249_900)),
            now,
            TimeSpan.FromDays(5));
}
