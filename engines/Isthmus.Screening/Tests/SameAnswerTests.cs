namespace Isthmus.Screening.Tests;

public sealed class SameAnswerTests
{
    // Scores once hung on what earlier calls had left on the stack: a decision that was run again came out differently.
    [Theory]
    [InlineData("Zarvanka Heavy Machines")]
    [InlineData("Sarvank Heavy Goods")]
    [InlineData("Zarvin Industry Works")]
    public void A_name_gets_the_same_score_whatever_stood_on_the_stack_before(string name)
    {
        var party = new Party { Name = name, Type = PartyType.Organisation };
        var scores = new HashSet<double>();
        for (var n = 0; n < 50; n++)
        {
            Litter(n);
            var index = ScreeningIndex.Build([new ListEntry { Id = "x1", Name = "Zarvanko Heavy Industries", Type = PartyType.Organisation }], CancellationToken.None);
            Litter(n);
            scores.Add(index.Search(party, 0.05, 1).Select(h => h.Score).DefaultIfEmpty(0).First());
        }
        Assert.Single(scores);
    }

    private static int Litter(int n)
    {
        Span<byte> stack = stackalloc byte[16_384];
        stack.Fill((byte)(n % 3 == 0 ? 0 : 0xFF));
        return stack[n];
    }
}
