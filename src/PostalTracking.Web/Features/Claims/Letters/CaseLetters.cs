using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>What a case page shows of its letters.</summary>
internal sealed class CaseLetters(LetterBook letters, MailDoor door, TimeProvider clock)
{
    public bool IsPostOpen => door.IsOpen;

    public DateTimeOffset Now => clock.GetUtcNow();

    public Task<List<Letter>> OfAsync(Claim claim, CancellationToken cancellationToken) => letters.OfAsync(claim, cancellationToken);

    /// <summary>The stage of the correspondence with each bank, in the order it was begun.</summary>
    public IReadOnlyList<(string Name, LetterStage Stage)> Stages(IEnumerable<Letter> all) =>
    [
        .. from letter in all
           where letter.CorrespondentKind == CorrespondentKind.Bank
           group letter by letter.CorrespondentId into ofBank
           let course = letters.CourseWith(ofBank.Key, CorrespondentKind.Bank, ofBank)
           where course.Stage != LetterStage.NotBegun
           select (ofBank.Last().AddresseeName, course.Stage),
    ];
}
