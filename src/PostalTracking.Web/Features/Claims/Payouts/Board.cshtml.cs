using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>All payouts by what they wait for. The desk reads; the doors to releasing and exporting are senior consultants'.</summary>
[Authorize(Policy = StaffAccess.Desk)]
internal sealed class BoardModel(PayoutBoard board, TimeProvider clock) : PageModel
{
    private const int Most = 100;
    private const int MostOver = 20;
    private const int MostFiles = 20;

    /// <summary>What was just done, and to which payout: 407138592-1.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Payout { get; set; }

    public string Language { get; } = Languages.CurrentOfStaff;

    public bool MayPay => StaffAccess.Roles[StaffAccess.Payouts].Contains(CurrentStaff.Of(User)!.Role);

    public DateTimeOffset Now => clock.GetUtcNow();

    public (int Count, long Total) Waiting { get; private set; }

    public (int Count, long Total) Ready { get; private set; }

    public IReadOnlyList<(string Status, IReadOnlyList<PayoutLine> Lines, int All)> Sections { get; private set; } = [];

    public IReadOnlyList<FileLine> Files { get; private set; } = [];

    public string? Said => PayoutTexts.Words.Find($"Done.{Done}", Language) is not null
        && Payout?.Split('-') is [var claim, var sequence]
        && claim.All(char.IsAsciiDigit) && sequence.All(char.IsAsciiDigit)
        ? PayoutTexts.For($"Done.{Done}", Language, Payout)
        : null;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Waiting = await board.SumAsync(PayoutStatus.Ordered, cancellationToken);
        Ready = await board.SumAsync(PayoutStatus.Released, cancellationToken);
        var (left, _) = await board.SumAsync(PayoutStatus.Exported, cancellationToken);
        var over = await board.OverAsync(MostOver, cancellationToken);
        Sections =
        [
            ("Ordered", await board.ListAsync(PayoutStatus.Ordered, Most, cancellationToken), Waiting.Count),
            ("Released", await board.ListAsync(PayoutStatus.Released, Most, cancellationToken), Ready.Count),
            ("Exported", await board.ListAsync(PayoutStatus.Exported, Most, cancellationToken), left),
            ("Over", over, over.Count),
        ];
        Files = await board.FilesAsync(MostFiles, cancellationToken);
    }

    public string Moment(DateTimeOffset at) => new DateWords(Language).Moment(AuditTime.Of(at, Now));
}
