package names

import (
	_ "embed"
	"strings"
	"sync"
)

// learnt are the words that stand in lower case in at least five items of a
// set of 12,563 headlines with their leads. A name that is such a word can
// always be the word.
//
//go:embed words.txt
var learnt string

// dictionary are further words that firms take for names: too rare in
// headlines to be learnt, too usual to need no context.
const dictionary = `
acorn adobe affirm alchemy alien alloy alpha alpine amber amplitude anchor angel ant antler anvil apex apple apricot
aqua arc arcade arch archer arena argon aries arrow ash aspen asana atlas atom aurora autumn avalanche axe axis azure
badger ball balsam bamboo banana bandit banner basil basin bass bay beacon beaver bee beetle bell birch bird bishop
bison blackbird blade blaze blend bliss bloom blossom blueprint boar bolt bonfire boulder bow box bramble brass brave
breeze brick bridge bright bronze brook brother buffalo bull bumble butter butterfly cactus calm camel cameo canary
candle canon canvas canyon caper caravan cardinal caribou carrot cascade castle cat caterpillar cedar celsius charm
charter cheetah cherry chestnut chime chrome cinder cinnamon citadel citrus clay clear clearance clever cliff clip
clover cobalt cobra coconut colt column comet compass concord condor coral cork cosmos cotton cougar coyote crane
crater creek crescent crest cricket crimson crow crown crystal cub cube cyan dagger daisy dash dawn deer delta dew
diamond dolphin dome dove dragon drift drum duck dune dusk eagle earth ebony echo eclipse elk elm ember emerald
emperor envoy epic equator equinox everest express fable falcon fathom fern ferret fiddle fidelity fig finch fir fire
flame flamingo flash flint flock flora fog forge fox frost gable galaxy gale gap garnet gazelle gem gemini general genesis
ginger glacier glade globe gold golden goose gorilla grace granite grape graphite grizzly grove guardian gull gust
halo hammer harbor harbour hare harp harvest haven hawk hawthorn hazel hearth heather helix helm hemlock hero heron
hickory hive holly honey horizon hornet horse hound hydra ibis icon indigo inferno iris iron ivory ivy jackal jade
jaguar jasmine jay jet jewel jungle juniper jupiter kestrel kettle kite kiwi koala lagoon lake lantern lark laurel
lava lavender leaf legend lemon leopard level lever liberty lightning lilac lily lime linden linear lion lizard llama
lotus lucid luna lynx macaw magenta magic magma magnet magnolia magpie mammoth mandarin mango mantis maple marble
mars marten mast matrix meadow mercury mesa metal meteor midnight mimosa mint mirage mirror mole monarch monday monk
monsoon moon moose mosaic moss moth mountain mule muse musk myrtle nectar needle neptune nest nickel nimbus noble
north nova nutmeg oak oasis oat obelisk obsidian ocean octave octopus olive olympus omega onyx opal opera oracle
orange orbit orca orchard orchid origin orion osprey otter owl oxygen oyster palm panda pandora panther papaya parrot
peach peacock pearl pebble pelican penguin pepper perch peregrine petal phantom pheasant phoenix pigeon pike pilot
pine pinnacle pioneer plum polar pollen pony poplar poppy primrose prism prophet puffin pulsar puma puzzle pyramid
quail quarry quartz quest quill quince quiver rabbit radar rainbow ram ramp raven ray reef relay remedy rhino ring
ripple river robin rocket rook rose ruby rush saber sable saddle saffron sage sail salmon salt sand sandstone sapphire
saturn scarlet scout seal sequoia serpent shadow shamrock shark shell shepherd shield shore shrike sierra signal
silver siren sky slate sloth smoke snail snap snow solar solstice south sparrow spark spear spectrum sphinx spider
spring spruce square squirrel stag staples star steel stellar stone stork storm stratus stream stripe summit sun
sunflower sunrise sunset swallow swan swift sword sycamore tango target teal tempest temple terra thistle thorn
thunder tide tiger timber titan toast topaz torch tornado tortoise total toucan tower trident trout tulip tundra
turbine turquoise turtle twilight twist unicorn united uranus valley vanguard vanilla vault vector velvet venus verdant
vine viola violet viper virgin visa vista vortex voyager vulture walnut walrus warden wave weasel west whale wheat
willow wind wine wing winter wise wish wolf wombat wonder wood wren writer yarrow yeti zebra zen zenith zephyr zinc
january february march april may june july august september october november december monday tuesday wednesday
thursday friday saturday sunday american british canadian european german french national continental atlantic pacific
southwest northwest southeast northeast southern northern eastern western central universal international nationwide`

var dictionaryOnce = sync.OnceValue(func() map[string]bool {
	// Made in one piece: growing it took longer than filling it.
	m := make(map[string]bool, len(dictionary)/wordBytes+len(learnt)/wordBytes)
	for _, text := range []string{dictionary, learnt} {
		for w := range strings.FieldsSeq(text) {
			m[w] = true
		}
	}
	return m
})

// common reports whether a folded word is one that texts use without meaning
// anybody.
func common(word string) bool {
	words := dictionaryOnce()
	if words[word] || digits(word) {
		return true
	}
	for _, plural := range []string{"s", "es"} {
		if stem, ok := strings.CutSuffix(word, plural); ok && len(stem) > 2 && words[stem] {
			return true
		}
	}
	return false
}

// digits reports whether a word is a number: "Level 3" is made of usual words.
func digits(word string) bool {
	for i := 0; i < len(word); i++ {
		if word[i] < '0' || word[i] > '9' {
			return false
		}
	}
	return word != ""
}

// allCommon reports whether a name is made of usual words alone, so that its
// capitals are all that tells it from them.
func allCommon(words []string) bool {
	for _, w := range words {
		if !common(w) {
			return false
		}
	}
	return true
}

// Common reports whether texts use a folded word without meaning anybody.
func Common(word string) bool { return common(word) }
