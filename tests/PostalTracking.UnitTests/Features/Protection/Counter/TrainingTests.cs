using System.Reflection;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Counter;
using PostalTracking.Web.Features.Protection.Counter.Training;
using PostalTracking.Web.Hosting;

namespace PostalTracking.UnitTests.Features.Protection.Counter;

public sealed class TrainingTests
{
    private const string Web = "PostalTracking.Web.";

    // All of our own that a page of the practice may name. Each of these is looked at in the same way.
    private static readonly HashSet<string> Harmless =
    [
        "OfferCard", "TypedSum", "TypedPhone", "SumProblem", "CounterTexts", "CounterSums", "SpokenSum", "CounterNumber", "CodQuestion",
        "SaleForm", "TrainingModel", "TrainingParcels", "TrainingPaperModel", "CurrentStaff", "StaffAccess", "NumberGroups",
        "Languages", "ResourceTexts", "SharedTexts", "PlaceTime", "DateWords", "Plural", "Roubles", "CultureNames",
    ];

    // Named for the culture of a language, which is all that a page takes from it.
    private static readonly Type[] Passed = [typeof(RequestLanguage)];

    public static TheoryData<string> Used => [.. Reached().Select(type => type.FullName!).Order()];

    [Theory]
    [MemberData(nameof(Used))]
    public void The_practice_counter_knows_neither_the_database_nor_a_use_case(string type)
    {
        var all = typeof(TrainingModel).Assembly.GetType(type)!;

        Assert.Contains(Outermost(all).Name.Split('`')[0], Harmless);
        Assert.DoesNotContain(UsedTypes.Of(all), used =>
            used.IsAssignableTo(typeof(DbContext)) || used.Namespace?.StartsWith("Npgsql", StringComparison.Ordinal) == true
            || used == typeof(IServiceProvider) || used == typeof(HttpClient) || used == typeof(PostalTrackingDbContext));
    }

    [Fact]
    public void There_is_a_parcel_for_each_refusal_a_scan_can_bring() => Assert.Superset(
        Enum.GetValues<SaleRefusal>()
            .Except([SaleRefusal.UnknownNumber, SaleRefusal.CodDiffers, SaleRefusal.NotConsented, SaleRefusal.ShiftClosed])
            .Select(refusal => refusal.Name()).ToHashSet(),
        TrainingParcels.All.Select(parcel => parcel.Case).ToHashSet());

    [Fact]
    public void Every_parcel_has_its_words() => Assert.All(
        TrainingParcels.All, parcel => Assert.NotNull(CounterTexts.Words.Find($"Training.Case.{parcel.Case}", "ru")));

    // From the folder of the practice through everything of ours it names.
    private static HashSet<Type> Reached()
    {
        var reached = new HashSet<Type>();
        var next = new Queue<Type>(typeof(TrainingModel).Assembly.GetTypes().Where(
            type => type.Namespace == typeof(TrainingModel).Namespace));
        while (next.TryDequeue(out var type))
        {
            var isOurs = type.FullName?.StartsWith(Web, StringComparison.Ordinal) == true && !type.IsEnum && !Passed.Contains(
                Outermost(type));
            if (isOurs && reached.Add(type))
            {
                foreach (var used in UsedTypes.Of(type).Concat(type.GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public)))
                {
                    next.Enqueue(used);
                }
            }
        }

        return reached;
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
