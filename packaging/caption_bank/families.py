"""What the captions of the bank are made of: our own writing, by kinds of photos.

A family holds lists of phrases; a caption takes one of each that its patterns name. Within a
family everything goes with everything, so that no caption says what nobody ever photographs.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of photo. Phrases are parted by “|”."""

    share: int
    """How many of the bank's captions come from here, before equal ones are dropped."""
    patterns: str
    who: str
    doing: str = ""
    where: str = ""


_COLOURED = (
    "a man in a blue shirt|a woman in a red dress|a boy in a yellow shirt|a girl in a pink coat|"
    "a man in a black jacket|a woman in a white shirt|a man with a red cap|a girl in a green dress|"
    "a woman with sunglasses|a man with a beard|a boy with a striped shirt|a man in a suit|"
    "a woman with a hat|a person in orange clothes"
)
_ONE = (
    "a man|a woman|a young man|a young woman|an old man|an old woman|a teenager|a person|"
    "someone|a smiling woman|a smiling man"
)
_SOME = (
    "two men|two women|a couple|three people|a group of people|several friends|a man and a woman|"
    "four young people|a crowd|a family with children|a large group of people|three women"
)
_CHILD = (
    "a boy|a girl|a little boy|a little girl|a toddler|a baby|a small child|two children|"
    "two boys|two girls|three children|a group of children|a mother and her child|"
    "a father and his son|a boy and a girl"
)

FAMILIES = (
    Family(
        190, "{who} {doing} {where}|{who} {doing}",
        f"{_ONE}|{_COLOURED}|{_SOME}",
        "walking|standing|talking|sitting on a bench|waiting|looking at a phone|crossing the road|"
        "carrying bags|taking a photo|reading a newspaper|smoking a cigarette|playing music|"
        "pushing a stroller|riding a bicycle|holding an umbrella|selling things|dancing|"
        "leaning against a wall|posing for a picture|looking at the camera|laughing together",
        "on a city street|on the sidewalk|in front of a shop|in a busy square|at a market|"
        "by a brick wall|at a bus stop|in front of a building|at night in the city|in the rain|"
        "near a fountain|in a train station|beside a parked car|on the steps of a building",
    ),
    Family(
        130, "{who} {doing} {where}|{who} {doing}",
        f"{_ONE}|{_COLOURED}|{_SOME}",
        "sitting at a table|eating dinner|drinking beer|drinking coffee|talking|cooking|"
        "working on a laptop|reading a book|watching television|sleeping on a couch|"
        "playing the guitar|playing cards|hugging|laughing|blowing out candles|opening a present|"
        "washing dishes|having a meal together|singing into a microphone|brushing hair",
        "in a restaurant|in a kitchen|in a living room|at home|in a bar|in an office|at a party|"
        "in a classroom|in a bedroom|on a sofa|in a cafe|by the window",
    ),
    Family(
        210, "{who} {doing} {where}|{who} {doing}",
        f"{_CHILD}|a boy in a red shirt|a girl in a pink dress|a child in a blue jacket",
        "playing|running|jumping|laughing|crying|climbing|swinging on a swing|"
        "sliding down a slide|playing with a ball|playing with toys|riding a tricycle|"
        "riding a small bike|eating ice cream|digging in the sand|splashing in the water|"
        "blowing bubbles|holding hands|making a face|hanging upside down|playing in a sprinkler|"
        "chasing each other|sitting on the floor|lying down|wearing a costume|painting a picture",
        "in a playground|in the park|on the grass|in the backyard|on the beach|in a pool|"
        "in the snow|in a living room|at a party|on a trampoline|in the leaves|in the street|"
        "in a garden|by a fountain|in the mud|on a couch",
    ),
    Family(
        250, "{who} {doing} {where}|{who} {doing}",
        "a dog|a brown dog|a black dog|a white dog|a black and white dog|a small dog|a big dog|"
        "a tan dog|a puppy|two dogs|three dogs|a brown dog and a white dog|a shaggy dog|"
        "a golden retriever|a german shepherd|a greyhound with a muzzle|a wet dog|"
        "a dog with a red collar|a little white dog|a man with his dog|a woman and a dog|"
        "a child with a dog|two black dogs",
        "running|jumping|running with a stick in its mouth|catching a frisbee|chasing a ball|"
        "carrying a ball|swimming|shaking off water|lying down|sleeping|sitting|playing|fighting|"
        "digging|leaping over a hurdle|walking on a leash|looking at the camera|"
        "licking its nose|racing on a track|barking|standing|sniffing the ground",
        "on the grass|in a field|in the snow|on the beach|in the water|in a lake|through the woods|"
        "in a river|on the sand|in a yard|on a couch|on the floor|on a path|by a fence|"
        "on a race track|in shallow water|among leaves|on the street|over a fallen log",
    ),
    Family(
        90, "{who} {doing} {where}|{who} {where}|{who} {doing}",
        "a cat|a black cat|a tabby cat|a white cat|two cats|a kitten|an orange cat|a grey cat",
        "sleeping|sitting|lying|playing|looking out|washing itself|looking at the camera|"
        "playing with a string|hiding",
        "on a sofa|on a bed|by the window|on a windowsill|in a basket|in a garden|on a wall|"
        "on a keyboard|under a table|in a box|in the sun",
    ),
    Family(
        130, "{who} {doing} {where}|{who} {where}|{who} {doing}",
        "a horse|a brown horse|two horses|a white horse|a herd of cows|a cow|sheep|"
        "a flock of sheep|a goat|a donkey|a rider on a horse|a pig|chickens|a rooster|"
        "a man riding a bull|a horse and carriage|a girl on a pony|a foal",
        "grazing|standing|running|lying down|jumping over a fence|drinking water|eating hay|"
        "looking over a fence|being led by a rope",
        "in a meadow|on a farm|in a field|in front of a barn|on a hill|in a stable|on a dirt road|"
        "in an arena|behind a fence|in the mountains",
    ),
    Family(
        130, "{who} {doing} {where}|{who} {where}|{who} {doing}",
        "a bird|a seagull|a duck|two ducks|a swan|a flock of birds|an eagle|an owl|a heron|"
        "a parrot|a penguin|pigeons|a small bird|a hummingbird|a peacock|a pelican|flamingos",
        "flying|swimming|standing|sitting|eating|spreading its wings|taking off|landing|wading",
        "on a branch|over the sea|on a lake|on a post|in the sky|on a roof|in a pond|on a rock|"
        "on the shore|in a tree|on a feeder|on the ground",
    ),
    Family(
        120, "{who} {doing} {where}|{who} {where}|{who} {doing}",
        "a lion|an elephant|two elephants|a giraffe|zebras|a monkey|a bear|a panda|a tiger|a deer|"
        "a fox|a squirrel|a rabbit|a wolf|a kangaroo|a hippopotamus|a rhinoceros|a camel|a seal|"
        "a leopard|a hedgehog|a stag|a polar bear",
        "eating|sleeping|walking|standing|lying|climbing|drinking|looking up|running",
        "in a zoo|on the savanna|in the grass|in the forest|on a tree|behind a fence|by the water|"
        "on a rock|in the wild|in the snow|in the bushes",
    ),
    Family(
        80, "{who} {where}|{who} {doing}|{who} {doing} {where}",
        "a fish|colorful fish|a turtle|a jellyfish|a shark|a dolphin|a whale|a crab|an octopus|"
        "a starfish|a frog|a lizard|a snake|a crocodile|a butterfly|a bee|a spider|a dragonfly|"
        "a snail|a ladybird|a beetle|an iguana",
        "swimming|resting|crawling|in close-up|jumping out of the water",
        "under water|in an aquarium|in the sea|on a leaf|on a flower|on a rock|in the sand|"
        "in a terrarium|among corals|in its web|on a stem",
    ),
    Family(
        170, "{who} {doing} {where}|{who} {doing}",
        f"{_ONE}|{_SOME}|a child|two girls|two boys|a surfer|a swimmer|a man in a wetsuit|"
        "a boy in swimming trunks|a woman in a bikini|a diver|a kayaker",
        "swimming|surfing a wave|riding a wave|walking along the shore|lying in the sun|"
        "jumping into the water|splashing|sailing|paddling a kayak|rowing a boat|fishing|"
        "water skiing|diving|running through the waves|standing in the water|snorkeling|"
        "playing volleyball|building a sandcastle|floating on an inner tube|wakeboarding|"
        "watching the sunset|collecting shells",
        "at the beach|in the sea|in the ocean|in a swimming pool|on a lake|in a river|"
        "on the sand|from a pier|from a cliff|at sunset|in clear blue water|by the rocks",
    ),
    Family(
        150, "{who} {doing} {where}|{who} {doing}",
        f"{_ONE}|{_SOME}|a skier|a snowboarder|a child|two children|a hiker|a climber|"
        "a man in a red jacket|a person with a backpack|a man with a helmet",
        "skiing|snowboarding|jumping in the air|sledding|hiking|climbing a rock wall|"
        "climbing up a cliff|standing at the top|walking on a trail|camping|looking at the view|"
        "building a snowman|throwing snowballs|walking through deep snow|ice climbing|"
        "hanging from a rope|crossing a stream|resting on a rock|ice skating|sitting by a tent",
        "in the mountains|down a snowy slope|in the snow|on a mountain top|in the forest|"
        "on a steep rock|under a blue sky|in a canyon|on a glacier|by a waterfall|on a ridge|"
        "in a winter landscape",
    ),
    Family(
        210, "{who} {doing} {where}|{who} {doing}",
        "a football player|two soccer players|a basketball player|a baseball player|"
        "a tennis player|a hockey player|a rugby team|a runner|two runners|a cyclist|"
        "several cyclists|a boxer|a gymnast|a golfer|a volleyball team|a cheerleader|"
        "an american football player in a red uniform|a boy in a baseball uniform|"
        "a player in a white jersey|a girl playing soccer|a referee|a martial artist|a wrestler",
        "kicking a ball|running|throwing a ball|catching a ball|hitting a ball|jumping|falling|"
        "tackling another player|swinging a bat|celebrating a goal|racing|scoring|"
        "holding a trophy|stretching|warming up|dribbling|fighting for the ball|sliding to a base",
        "on a field|on a court|in a stadium|on a track|on the grass|in a gym|during a game|"
        "in front of a crowd|on an ice rink|in the sand|in a race|at night",
    ),
    Family(
        130, "{who} {doing} {where}|{who} {doing}",
        "a skateboarder|a boy on a skateboard|a biker|a motorcyclist|a man on a dirt bike|"
        "a bmx rider|a mountain biker|a man on roller skates|a teenager on a scooter|"
        "a racing driver|a man on a motorcycle|a quad rider|two motorcyclists",
        "doing a trick|jumping over a ramp|jumping in the air|grinding down a rail|racing|"
        "riding through the mud|doing a wheelie|flying over a hill|riding|falling|"
        "leaning into a curve",
        "in a skate park|on a ramp|on a dirt track|in the woods|on a road|on stairs|on a hill|"
        "in the street|on a race track|in the desert|in an empty pool",
    ),
    Family(
        130, "{who} {where}|{who} {doing} {where}|{who} {doing}",
        "a car|a red car|an old car|a sports car|a bus|a truck|a tram|a train|a steam train|"
        "a bicycle|a motorcycle|a taxi|a yellow school bus|a fire engine|a tractor|a van|"
        "cars|a race car|a police car",
        "parked|driving|standing|waiting|passing by|being repaired|in a row",
        "on the street|on a country road|in a garage|on the highway|at a station|"
        "in front of a house|in the city|on a bridge|at night|in the snow|in a parking lot|"
        "at a car show|on the rails|in heavy traffic",
    ),
    Family(
        90, "{who} {doing} {where}|{who} {where}|{who} {doing}",
        "an airplane|a small plane|a helicopter|a hot air balloon|hot air balloons|a kite|"
        "a jet fighter|a paraglider|a parachutist|a passenger jet|a glider|a space rocket",
        "flying|taking off|landing|in the air|on the ground|rising|with smoke behind it",
        "in a blue sky|over the sea|at an airport|over the mountains|on a runway|at sunset|"
        "above the clouds|over a field|over the city",
    ),
    Family(
        100, "{who} {doing} {where}|{who} {where}",
        "a boat|a sailboat|a ship|a small boat|fishing boats|a ferry|a canoe|a yacht|a rowing boat|"
        "a cruise ship|a motorboat|two kayaks|an old wooden boat|a gondola",
        "sailing|anchored|lying|moored|passing|with white sails",
        "in a harbor|on the sea|on a lake|on a river|at a pier|on the beach|at sunset|"
        "in the morning mist|on a canal|under a bridge",
    ),
    Family(
        200, "{who} {where}|{who} {doing}|{who} {doing} {where}",
        "mountains|a snowy mountain|a valley|green hills|a meadow|a lake|a river|a waterfall|"
        "the sea|waves|a rocky coast|a beach|a sandy beach|a forest|tall trees|a lone tree|"
        "a field of wheat|a desert|sand dunes|a path|a country road|a cliff|an island|a glacier|"
        "a canyon|rocks|a stream|a lighthouse|a vineyard|a bridge over a river",
        "reflected in water|covered with snow|in the fog|with autumn colors|under dark clouds|"
        "with flowers in front|in the evening light|seen from above|in bright sunlight|"
        "in the rain|in winter|in spring",
        "at sunset|at sunrise|under a blue sky|under a cloudy sky|at night|in the distance|"
        "in the morning|with mountains behind|in autumn|on a sunny day|under a starry sky",
    ),
    Family(
        70, "{who} {doing}|{who} {where}|{who} {doing} {where}",
        "the moon|the sun|a rainbow|clouds|stars|the milky way|lightning|fireworks|the night sky|"
        "a red sky|a dramatic sky|northern lights|fog",
        "shining|rising|setting|glowing|in many colors",
        "over the sea|over the mountains|over the city|above a house|behind trees|over a field|"
        "above the clouds",
    ),
    Family(
        180, "{who} {where}|{who} {doing}|{who} {doing} {where}",
        "a church|a cathedral|a castle|a tower|an old building|a modern building|skyscrapers|"
        "a house|a row of houses|a cottage|a temple|a mosque|a palace|a bridge|ruins|a statue|"
        "a monument|a fountain|a gate|a windmill|a barn|a city skyline|a narrow street|"
        "a town square|a shop|a staircase|a pagoda|a pyramid|an arch|a clock tower",
        "with red roofs|with columns|made of stone|made of glass|covered with ivy|"
        "with many windows|under construction|lit up at night|reflected in water|with a dome|"
        "seen from below|seen from above|with people in front",
        "in the city|in a village|at night|under a blue sky|by a river|on a hill|in the fog|"
        "in winter|at dusk|in an old town|among trees|at sunset",
    ),
    Family(
        90, "{who} {doing}|{who} {where}|{who} {doing} {where}",
        "a living room|a kitchen|a bedroom|a bathroom|an office|a desk|a library|a church interior|"
        "a museum hall|a hallway|a classroom|a restaurant|a bar|a shop|a supermarket|a gym|"
        "a concert hall|an attic|a workshop|a staircase|a train compartment|a hotel room",
        "with large windows|with wooden furniture|with white walls|full of books|full of people|"
        "with a carpet|with plants|with paintings on the wall|without people|with lamps",
        "in an old house|in the evening|in a modern building|in daylight|in dim light",
    ),
    Family(
        170, "{who} {where}|{who} {doing}|{who} {doing} {where}",
        "a pizza|a cake|a birthday cake|a plate of pasta|a bowl of soup|a salad|a hamburger|sushi|"
        "a cup of coffee|a glass of wine|beer|bread|cheese|fruit|a bowl of fruit|apples|"
        "strawberries|vegetables|a steak|fried eggs|breakfast|ice cream|chocolate|cookies|pancakes|"
        "a fish dish|rice|sandwiches|a cocktail|tea|grilled meat|pumpkins|mushrooms|bananas|"
        "oranges",
        "with sauce|with vegetables|with candles|with cream|seen from above|cut into slices|"
        "freshly baked|with herbs|in close-up|with french fries",
        "on a plate|on a table|on a wooden board|in a bowl|in a restaurant|in a kitchen|"
        "at a market|on a tray|on a white plate|in a basket|on a grill",
    ),
    Family(
        110, "{who} {where}|{who} {doing}|{who} {doing} {where}",
        "a flower|a red flower|a yellow flower|white flowers|roses|a rose|tulips|a sunflower|"
        "a field of poppies|daisies|cherry blossoms|an orchid|a water lily|leaves|autumn leaves|"
        "a cactus|a fern|grass|a mushroom|moss|a potted plant|a bouquet|lavender|a palm tree|"
        "purple flowers|ivy",
        "in close-up|with water drops|in bloom|with a bee|in the sun|seen from above|"
        "with a blurred background|withered|in many colors",
        "in a garden|in a vase|in a meadow|in the forest|on a windowsill|in a pot|in a pond|"
        "on a tree|by the road|in spring",
    ),
    Family(
        150, "{who} {doing}|{who} {where}|{who} {doing} {where}",
        "a bride and groom|a wedding party|people dancing|a birthday party|a concert|a band|"
        "a singer|a guitar player|a drummer|an orchestra|dancers|a parade|a marching band|"
        "a carnival|people in costumes|a festival|a protest|a graduation|a christmas tree|"
        "a clown|a street performer|a fire dancer|a speaker|an actor on stage|a choir|"
        "a family portrait|a team photo|a baptism|an audience|a market|a fair",
        "smiling|dancing|playing|posing|performing|with balloons|with flags|with flowers|"
        "with masks|in traditional clothes|with raised hands|cutting a cake|in colorful lights|"
        "holding signs|with instruments|clapping",
        "on a stage|in a church|in the street|at night|in a hall|outdoors|at home|in a park|"
        "in front of a crowd|under a tent",
    ),
    Family(
        110, "{who} {doing}|{who} {where}|{who}",
        "a portrait of a man|a portrait of a woman|a portrait of a child|a face in close-up|"
        "a baby's face|a portrait of an old man|a selfie|a selfie of two friends|hands|feet|"
        "a woman's eyes|a silhouette of a person|a shadow of a person|a reflection in a mirror|"
        "a man wearing a hat|a woman wearing a scarf|a person wearing a mask|"
        "a girl with painted face|a man with glasses|a woman with long hair|a bald man",
        "smiling|laughing|looking away|with a serious look|with closed eyes|in black and white|"
        "with tongue out|covering the face|against the light",
        "in front of a white wall|outdoors|in the dark|by a window|in a studio|in the sun|"
        "in a crowd|in the snow|on a bed",
    ),
    Family(
        110, "{who} {where}|{who} {doing}|{who}",
        "a book|books|a laptop|a computer|a phone|a camera|a clock|a watch|a pair of shoes|a chair|"
        "a lamp|a guitar|a piano|a violin|a drum|a toy|a teddy bear|a doll|a ball|a bottle|"
        "a cup|a vase|a candle|keys|coins|tools|scissors|an umbrella|a bag|a suitcase|a hat|"
        "sunglasses|a bed|a sofa|a telephone|a typewriter|a globe|a knife|a chessboard|a ring",
        "in close-up|seen from above|old and rusty|made of wood|made of metal|in a row|broken|"
        "with a blurred background|for sale",
        "on a table|on a desk|on the floor|on a shelf|in a box|in front of a white background|"
        "on a wall|in a shop window|in the grass|in a hand",
    ),
    Family(
        70, "{who}|{who} {doing}|{who} {where}",
        "a screenshot of a phone|a screenshot of a web page|a scanned document|a page of text|"
        "a handwritten note|a receipt|a map|a diagram|a chart|a drawing|a painting|"
        "a child's drawing|a poster|a sign|a street sign|a traffic sign|graffiti|a menu|a ticket|"
        "a business card|a logo|a comic|a cartoon|a blackboard|a whiteboard|a bar code|"
        "a book cover|an old photo|a television screen|a computer screen|a texture|"
        "an abstract pattern|a brick wall",
        "with large letters|with many colors|in black and white|with a red border|"
        "with handwriting|in a foreign language",
        "on a wall|on paper|on a screen|in a museum|on the street",
    ),
    Family(
        70, "{who} {doing}|{who} {doing} {where}",
        "workers|a construction worker|a policeman|a soldier|soldiers|a firefighter|a doctor|"
        "a nurse|a cook|a waiter|a farmer|a fisherman|a teacher|a painter|a carpenter|a mechanic|"
        "a street vendor|a businessman|a musician|a hairdresser|a scientist",
        "working|standing in a row|using a tool|wearing a uniform|wearing a helmet|talking|"
        "carrying a box|repairing something|serving food|writing|marching|digging|painting a wall",
        "on a building site|in a kitchen|in a field|in a workshop|in a hospital|in the street|"
        "on a boat|in a factory|in an office|in front of a truck",
    ),
)  # fmt: skip
