using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Desk.Queue;

namespace PostalTracking.UnitTests.Features.Claims.Desk;

public sealed class KeptPromisesTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_promise_is_counted_where_it_ends_with_the_time_the_others_took_left_out()
    {
        PastMove[] story =
        [
            Move(ClaimStatus.Draft, ClaimStatus.Submitted, 0, isByStaff: false),
            Move(ClaimStatus.Submitted, ClaimStatus.InReview, 23),
            Move(ClaimStatus.InReview, ClaimStatus.BankCorrespondence, 40),
            Move(ClaimStatus.BankCorrespondence, ClaimStatus.InReview, 85),
            Move(ClaimStatus.InReview, ClaimStatus.Approved, 100),
            Move(ClaimStatus.Approved, ClaimStatus.PayoutOrdered, 101),
            Move(ClaimStatus.PayoutOrdered, ClaimStatus.Paid, 9 * 24),
        ];

        Assert.Equal([(ClockKind.FirstAnswer, true), (ClockKind.Decision, true), (ClockKind.Payout, false)], Of(story));
    }

    [Fact]
    public void A_late_answer_is_late_and_what_the_house_asks_by_itself_is_no_answer()
    {
        Assert.Equal([(ClockKind.FirstAnswer, false)], Of(
            Move(ClaimStatus.Draft, ClaimStatus.Submitted, 0), Move(ClaimStatus.Submitted, ClaimStatus.EvidenceRequested, 25)));
        Assert.Empty(Of(
            Move(ClaimStatus.Draft, ClaimStatus.Submitted, 0),
            Move(ClaimStatus.Submitted, ClaimStatus.EvidenceRequested, 0, isByStaff: false)));
    }

    [Fact]
    public void What_ended_before_the_thirty_days_is_not_counted() => Assert.Empty(KeptPromises.Of(
        [Move(ClaimStatus.Draft, ClaimStatus.Submitted, 0), Move(ClaimStatus.Submitted, ClaimStatus.InReview, 1)],
        Monday.AddHours(2), Terms(), new WorkCalendar(new Dictionary<DateOnly, bool>()), TimeZoneInfo.Utc));

    private static (ClockKind, bool)[] Of(params PastMove[] story) =>
        [.. KeptPromises.Of(story, Monday, Terms(), new WorkCalendar(new Dictionary<DateOnly, bool>()), TimeZoneInfo.Utc)];

    private static PastMove Move(ClaimStatus from, ClaimStatus to, double hours, bool isByStaff = true) =>
        new(from, to, Monday.AddHours(hours), isByStaff);

    private static ClaimTerms Terms() => new()
    {
        Id = 1,
        From = DateTimeOffset.UnixEpoch,
        FirstAnswerHours = 24,
        DecisionDays = 2,
        PayoutHours = 48,
        EvidenceDays = 7,
        BankAnswerDays = 10,
        AppealDays = 30,
        Appeals = 2,
        FourEyesAbove = 10_000_00,
        RetentionDays = 180,
    };
}
